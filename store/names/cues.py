"""The small words that tell a person from a thing: what stands before, behind and around names."""

from store.names.folding import fold
from store.names.wordlists import HAILS, word_set

PERSON_VERBS = word_set(
    "said says told tells mentioned mentions asked asks explained explains suggested suggests described describes",
    "showed shows shared shares recommended recommends noted pointed spoke talked introduced introduces raised",
    "offered wrote thought thinks felt joked agreed promised reminded taught walked joined answered spotted knew",
    "knows loved loves wanted wants encouraged invited remarked added replied emailed e-mailed called rang",
    "laughed sat stayed waited smiled warned convinced put brought ran runs led leads kept let made greeted",
    "welcomed vouch vouched hosted chaired presented demonstrated confirmed assured admitted gave spent lent",
    "makes gives takes works speaks teaches keeps drove cooked baked held shook found fixed brewed argued",
    "observed insisted hinted sent forwarded helped helps caught met handed fetched lifted waved whispered nodded",
    "grinned chuckled giggled winked shrugged frowned sighed apologised apologized admits advised advises believes",
    "collected carried steered ushered escorted beckoned poured coached mentored trained taught tutored quizzed",
    "grilled interviewed phoned texted messaged scribbled sketched sang hummed whistled swore cheered teased",
    "congratulated complimented praised thanked remembers remembered retired interrupted listened confessed",
)
"""What a person does."""

SPEAKING_VERBS = word_set(
    "said says told tells mentioned mentions asked asks explained explains suggested suggests recommended pointed",
    "spoke talked introduced joked agreed promised remarked replied emailed rang laughed smiled invited thinks",
    "thought knew knows wrote",
)
"""What nothing but a person does."""

DONE_BY_THINGS = word_set(
    "based related used powered need accounted amounted contained included required involved occurred happened turned",
    "changed ended started opened closed remained existed lasted resulted served proved appeared failed improved",
    "increased reduced doubled dropped seemed looked featured consisted covered lacked charged issued listed traded",
    "launched released merged acquired produced provided supplied indeed speed feed limited united applied",
)
"""Words in -ed that say nothing of a person."""

DONE_BY_FIRMS = word_set(
    "gave gives sent wrote offered taught trained paid hired kept keeps made makes put took takes brought",
    "helped helps led leads ran runs invited replied forwarded lent spent presented introduced added works",
)
"""What a firm, a school or a town does as well as a person: "Portsmouth gave me my ticket"."""

NO_POSSESSIONS = word_set("was is has had would could let gave sent taught made offered kept wrote paid took")
"""Verbs that nobody owns: behind them an 's belongs to the name of a firm ("Sotheby's let me carry things")."""

JOBS = word_set(
    "consultant surgeon doctor physician nurse matron midwife dentist vet pharmacist therapist psychologist carer",
    "teacher headteacher head lecturer professor tutor trainer coach mentor instructor examiner governor librarian",
    "manager director supervisor foreman forewoman chief boss deputy secretary receptionist assistant clerk",
    "bookkeeper accountant auditor actuary analyst engineer architect surveyor electrician plumber carpenter joiner",
    "mechanic fitter welder machinist driver pilot captain skipper officer sergeant inspector detective constable",
    "solicitor barrister lawyer attorney judge paralegal editor reporter journalist writer author poet translator",
    "designer artist photographer curator conservator actor musician conductor composer organist producer chef cook",
    "baker butcher waiter waitress barista bartender porter caretaker janitor cleaner gardener farmer shepherd",
    "ranger guide keeper warden vicar priest minister pastor rabbi chaplain chairman chairwoman chair president",
    "treasurer trustee founder owner partner colleague predecessor successor friend neighbour neighbor landlord",
    "landlady woman man lady gentleman person guy chap girl boy lad student apprentice intern volunteer technician",
    "scientist researcher chemist biologist statistician developer programmer recruiter buyer planner scheduler",
)
"""What somebody is by calling, told behind a name: "was the consultant"."""

ASIDES = word_set("understand gather believe hear think suspect imagine hope presume suppose recall remember fear")
"""What the writer does in an aside behind a name: ", I understand,"."""

FAR = word_set("far miles north south east west nearby abroad minutes hours hour mile kilometres kilometers")
"""Words that tell where a place lies."""

WEAK_VERBS = word_set(
    "was is has had will would could can might should may does did used seemed seems looked",
)
"""What a person or a thing does."""

TELLING = word_set(
    "tell ask asked told thank thanked meet met meeting see saw seeing remind reminded inform informed join",
    "copied called named colleague manager boss friend receptionist assistant mentor supervisor neighbour",
    "neighbor sister brother wife husband partner cousin uncle aunt tutor teacher coach lecturer landlord",
    "flatmate roommate daughter son referee predecessor successor trainer deputy both thanking asking telling",
    "contact contacted email emailed interviewed introduced like unlike",
)
"""Words behind which a person stands."""

MILDLY_TELLING = word_set("like meeting called see named")
"""Those of them behind which a thing may stand too."""

TO_SOMEBODY = word_set(
    "spoke speak speaking talked talk talking grateful hi hello regards thanks thank indebted introduced wishes",
    "hearing lunch coffee dinner interview meeting conversation conversations chat chatted call met word words",
    "notes email emails note mail report reported reporting reports apologies sorry love best lucky appointment",
    "session sat worked working remarks question advice kindness passed pass along mentioned back it on spoken",
    "heard hear letter message help sit written wrote write sent send gave give explained promised said reply",
    "apologised apologized listened listening touch understood understand gather learned learnt gathered",
    "introduction news welcome invitation paper article book study project piece collaboration collaborated duet",
)
"""Words that, with "to", "with", "from" or "by", lead to a person."""

HELPING = word_set(
    "could can will would did does has may might should",
)
"""Helping verbs that open a question: "Could Jasper send …"."""

THANKFUL = word_set("thanks thank grateful gratitude regards remember greetings love wishes")
"""Words that lead to a person by "to", from some way off."""

DONE_TO = word_set(
    "shown collected greeted taught met welcomed interviewed introduced examined walked driven told asked invited",
    "trained",
    "mentored supervised managed referred recommended encouraged escorted guided joined helped given offered",
)
"""What is done to somebody by somebody."""

BEFORE_SOMEBODY = word_set(
    "with by as that when because what if while since although owe whether than before after but"
)
"""Words behind which a person stands as well as a thing."""

IN_COMPANY = word_set("you i he she me us them both him her we they")
"""Who stands before the "and" that a person comes after."""

KIND_OF = word_set("good kind nice generous thoughtful sweet friend colleague behalf advice help typical")
"""Words before the "of" that a person comes after."""

LINKS = word_set(
    "to with from by of for",
)
"""Small words that lead from a verb to a person."""

THINGS_BEFORE = word_set(
    "the a an in near along on around into via using used use through under over across inside during since until",
    "our your their its this that's these those my every each any some no another last next",
)
"""Words behind which a thing or a place stands rather than a person."""

PLACE_WORDS = word_set(
    "street road avenue lane drive way close court square place crescent terrace gardens park bridge station",
    "house building hall tower centre center university college school academy institute hospital clinic church",
    "cathedral library museum gallery theatre theater hotel inn arms pub airport port harbour harbor bay island",
    "river lake valley hill green common gate cross market quay wharf row mews boulevard highway room suite floor",
    "wing campus stadium ambulance line county city town village junction mall plaza",
    "depot yard mill barn farm branch",
)
"""What follows a name that is a place's, written with or without a capital."""

FIRM_WORDS = word_set(
    "ltd limited inc llp plc llc gmbh group partners associates solutions systems logistics consulting capital",
    "holdings industries technologies technology software labs studio studios media foods bank insurance energy",
    "motors airlines foundation trust society association council committee department team division board",
    "ministry agency club union press news times journal review books games health healthcare pharma",
    "pharmaceuticals therapeutics robotics analytics digital works brothers sons company co engineering services",
    "retail stores international global actions format model protocol framework method certificate award prize",
)
"""What follows a name that is a firm's, a group's or a product's."""

EPONYM_WORDS = word_set(
    "law laws rule rules chart charts diagram diagrams estimate estimates problem problems approach test tests",
    "distribution effect curve scale index principle theorem paradox method methods matrix analysis equation",
    "constant number numbers ratio coefficient plot cycle wheel hierarchy pyramid process model models machine",
    "engine razor hypothesis conjecture function functions transform series filter network networks chain chains",
    "score scores syndrome disease manoeuvre maneuver sequence report sort code codes map maps event events prize",
    "award medal bridge jobs job service services account actions squads cat gas lamp sauce grey greys red collar",
    "step triangle notation loop questionnaire inventory dashboard workflow pipeline scripts script cluster",
    "instance course certificate app tool tools licence license session sessions workshop workshops template",
    "templates spreadsheet board boards",
)
"""Small words after a capitalised one that make it the name of a law, a chart, a tool."""

ORG_BEFORE = word_set(
    "at with join joining for from about by joined of leaving",
)
"""Words before the name of a firm."""

PLACE_BEFORE = word_set("in to at from near of around through via for")
"""Words before the name of a place."""

AFTER_NAME = word_set("that who whose whom what how about")
"""Words that go on after a name, and seldom after the ordinary word that the name also is."""

FUNCTION_WORDS = word_set(
    "a an the this that these those my our your his her its their i we you he she it they me us him them who what",
    "when where why how which and but or nor so yet if as at by for from in into of off on onto out over to up",
    "with not no yes do does did",
)
"""The smallest words, which are nobody's name at the start of a sentence."""

TEAMS = word_set(
    "accounts accounting payroll reception finance hr it facilities security sales marketing legal engineering",
    "design support operations procurement compliance admin administration research product logistics purchasing",
    "maintenance housekeeping catering personnel recruitment recruiting people dispatch stores planning quality",
    "production communications comms editorial admissions treasury audit the your our upstairs downstairs next",
    "talent onboarding billing scheduling nursing pharmacy radiology outreach membership fundraising events lettings",
    "dispensary kitchen stewarding ticketing box billing bookings helpdesk switchboard workshop payables receivables",
)
"""Where a colleague comes from: "Rich from facilities"."""

POSTS = word_set(
    "desk reception counter door gate bar till lodge switchboard helm entrance window canteen kitchen cafeteria lobby",
    "foyer office workshop stockroom mailroom yard stables garage garden studio lab laboratory warehouse library",
)
"""Where somebody sits or stands: "Ottoline at the desk", "Bram on the door"."""

MOTIONS = word_set(
    "up down over across back visit visits trip trips way move moving moved relocate relocated relocating relocation",
    "go going went gone come coming came travel travelled traveled travelling traveling drive drove driving flew fly",
    "flying train bus ferry flight journey ride walk walked commute commuting out home headed heading return returned",
    "returning close next near new ran run sailed road",
)
"""Words before the "to" that leads to a place rather than a person."""

FIRM_NOUNS = word_set(
    "employer employers firm company companies business university school college bank agency client startup start-up",
    "charity hospital town city village island publisher supplier customer competitor shop store studio brand parish",
    "region county suburb district practice plant workplace alma",
)
"""What a firm or a place is, told behind its name: "Schlumberger, my present employer"."""

KIND_WORDS = word_set(
    "patient kind generous helpful lovely great wonderful right there away welcoming thoughtful gracious",
)
"""What is said of people after "was"."""

CLAUSES = word_set(
    "who whose whom your our my their head thank thanks you if please the a an it",
)
"""What follows a person after a comma, or at once."""

TO_ANYBODY = word_set(
    "there all team everyone everybody folks both sir madam hiring manager managers recruitment recruiting",
    "recruiter committee members member selection search panel colleagues colleague friends ladies gentlemen whom",
    "concern human resources people talent acquisition department office staff again you sirs interviewer",
    "interviewers admissions board crew guys every dear hi hello hey good morning afternoon evening day greetings",
    "and the of to it may my subject thank thanks or",
) | {fold(hail) for hail in HAILS}
"""What a greeting says that names nobody."""
