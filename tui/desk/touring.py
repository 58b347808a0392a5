"""The desk's work on the tour: begins it, points at the pane, and goes on when the user has done the thing."""

from tui.desk.state import DeskState
from tui.panes.pane import Pane
from tui.tour import TourBar


class Touring(DeskState):
    """A tour over whatever is on the desk; it changes none of it."""

    @property
    def tour(self) -> TourBar:
        """The bar with the words."""
        return self.query_one(TourBar)

    def action_tour(self) -> None:
        """Begin the tour, or leave it."""
        if self.tour.stop:
            self.leave_tour()
        else:
            self.tour.begin(is_empty=not self.snapshot.dossiers)
            self._point()

    def action_tour_on(self) -> None:
        """To the next stop; without a tour, begin it."""
        if self.tour.stop is None:
            self.action_tour()
            return
        self.tour.go_on()
        if self.tour.stop is None:
            self.say("That was the tour. T takes it again.")
        self._point()

    def leave_tour(self) -> bool:
        """End the tour; False where there was none."""
        was_on = self.tour.stop is not None
        self.tour.leave()
        self._point()
        return was_on

    def did(self, what: str) -> None:
        """The user did something; where the tour waits for it, it goes on."""
        if self.is_mounted and (stop := self.tour.stop) and stop.done == what:
            self.action_tour_on()

    def watch_snapshot(self) -> None:
        """With the first opening the tour of an empty desk goes on."""
        if self.snapshot.dossiers:
            self.did("added")

    def _point(self) -> None:
        place = self.tour.stop.place if self.tour.stop else ""
        for pane in self.query(Pane):
            pane.point(is_meant=pane.place == place)
