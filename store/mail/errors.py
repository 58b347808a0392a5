"""What can keep a letter from going out, each with one sentence that says what to do."""


class MailError(ValueError):
    """The letter is not known to have gone; str() is one sentence for the user."""


class RefusedError(MailError):
    """The letter may not go out like this; nothing was tried."""


class OwnAddressError(RefusedError):
    """The user has not said yet what their own address is."""


class NotSentError(MailError):
    """It was tried, and the letter did not go out."""


class UnclearError(MailError):
    """It was tried, and nobody said whether the letter went out."""
