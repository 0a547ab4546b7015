"""The line against a model that is as plain as can be: lists, and what the guide says, word for word.

The model knows nothing of `rules.enrolment`: it looks up no table of steps, keeps no line, and plays no log.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from courses.model import EnrolmentEvent as E
from courses.rules.enrolment import apply_all, replay
from courses.rules.line import Event, Line, Rules, Seats

OPENING = datetime.fromisoformat("2026-08-20T08:00")
HOLDING = {"ENROLLED", "CONFIRMED", "DROPPED_OUT", "OFFERED"}
GONE = {None, "INTEREST", "CANCELLED", "TRANSFERRED", "NO_SHOW"}


def at(minutes):
    return OPENING + timedelta(minutes=minutes)


@dataclass
class Waits:
    people: list
    since: int
    priority: int = 0
    has_lapsed: bool = False


@dataclass
class Model:
    """Where everybody stands, by word, and the queue."""

    seats: int | None
    passes: bool
    offers: bool
    late: int | None
    stands: dict = field(default_factory=dict)
    queue: list = field(default_factory=list)

    def does(self, kind, people, minute, priority):
        """Lets one thing happen to some people together; returns who it could happen to."""
        done = [one for one in people if self._can(kind, one)]
        if done:
            getattr(self, kind.value.lower())(done, minute, priority)
            self._fill(done)
        return done

    def _can(self, kind, one):
        stands = self.stands.get(one)
        if kind is E.OFFER and stands == "WAITING":
            return self.seats is None or self._held() < self.seats
        return (
            stands
            in {
                E.INTEREST: GONE - {"INTEREST"},
                E.ENROL: GONE | {"DROPPED_OUT"},
                E.OFFER: {"INTEREST"} if self.seats is None or self._held() < self.seats else (),
                E.ACCEPT: {"OFFERED"},
                E.DECLINE: {"OFFERED"},
                E.EXPIRE: {"OFFERED"},
                E.CONFIRM: {"OFFERED", "ENROLLED"},
                E.CANCEL: {"INTEREST", "WAITING", "OFFERED", "ENROLLED", "CONFIRMED"},
                E.DROP_OUT: {"WAITING", "OFFERED", "ENROLLED", "CONFIRMED"},
                E.TRANSFER: {"INTEREST", "WAITING", "OFFERED", "ENROLLED", "CONFIRMED"},
                E.NO_SHOW: {"ENROLLED", "CONFIRMED"},
                E.PRIORITIZE: {"WAITING"},
            }[kind]
        )

    def _held(self):
        return sum(1 for stands in self.stands.values() if stands in HOLDING)

    def _leaves_queue(self, people):
        for entry in self.queue:
            entry.people = [one for one in entry.people if one not in people]
        self.queue = [entry for entry in self.queue if entry.people]

    def _joins(self, entry):
        """Behind everybody more urgent, and everybody as urgent who came before."""
        before = [
            other
            for other in self.queue
            if other.priority > entry.priority or (other.priority == entry.priority and other.since <= entry.since)
        ]
        self.queue.insert(len(before), entry)

    def _goes(self, people, where):
        self._leaves_queue(people)
        self.stands.update(dict.fromkeys(people, where))

    def interest(self, people, _minute, _priority):
        self._goes(people, "INTEREST")

    def enrol(self, people, minute, _priority):
        back = [one for one in people if self.stands.get(one) == "DROPPED_OUT"]
        self._goes(back, "ENROLLED")
        new = [one for one in people if one not in back]
        if new:
            self._goes(new, "WAITING")
            self._joins(Waits(new, minute))

    def offer(self, people, _minute, _priority):
        self._goes(people, "OFFERED")

    def accept(self, people, _minute, _priority):
        self._goes(people, "ENROLLED")

    def confirm(self, people, _minute, _priority):
        self._goes(people, "CONFIRMED")

    def decline(self, people, _minute, _priority):
        self._goes(people, "CANCELLED")

    def expire(self, people, minute, _priority):
        self._goes(people, "WAITING")
        self._joins(Waits(people, minute, has_lapsed=True))

    def cancel(self, people, minute, _priority):
        is_late = self.late is not None and minute >= self.late
        for one in people:
            comes = self.stands[one] in ("ENROLLED", "CONFIRMED")
            self._goes([one], "DROPPED_OUT" if is_late and comes else "CANCELLED")

    def drop_out(self, people, _minute, _priority):
        for one in people:
            self._goes([one], "DROPPED_OUT" if self.stands[one] in ("ENROLLED", "CONFIRMED") else "CANCELLED")

    def transfer(self, people, _minute, _priority):
        self._goes(people, "TRANSFERRED")

    def no_show(self, people, _minute, _priority):
        self._goes(people, "NO_SHOW")

    def prioritize(self, people, _minute, priority):
        (entry,) = [entry for entry in self.queue if people[0] in entry.people]
        self.queue.remove(entry)
        entry.priority, entry.has_lapsed = priority, False
        self._joins(entry)

    def _fill(self, new):
        """Gives seats from the front; where seats are offered, only to somebody new who is next."""
        for entry in list(self.queue):
            if entry.has_lapsed:
                continue
            if self.seats is None or self._held() + len(entry.people) <= self.seats:
                if self.offers and not set(entry.people) & set(new):
                    return
                self.queue.remove(entry)
                self.stands.update(dict.fromkeys(entry.people, "ENROLLED"))
                if self.offers:
                    return
            elif not self.passes:
                return


KINDS = [E.ENROL] * 6 + [E.CANCEL] * 3 + [E.OFFER, E.ACCEPT, E.DECLINE, E.EXPIRE, E.CONFIRM, E.DROP_OUT]
KINDS += [E.TRANSFER, E.NO_SHOW, E.INTEREST, E.PRIORITIZE]
PEOPLE = st.integers(1, 7)
DEED = st.tuples(st.sampled_from(KINDS), PEOPLE.map(lambda one: [one]), st.integers(0, 2))
PARTY = st.tuples(st.just(E.ENROL), st.lists(PEOPLE, min_size=2, max_size=3, unique=True), st.just(0))


@settings(max_examples=60, deadline=None)
@given(
    seats=st.none() | st.integers(0, 4),
    passes=st.booleans(),
    offers=st.booleans(),
    late=st.none() | st.integers(5, 40),
    deeds=st.lists(DEED | DEED | PARTY, min_size=5, max_size=40),
)
def test_the_line_is_as_the_plainest_model_has_it(seats, passes, offers, late, deeds):
    model = Model(seats, passes, offers, late)
    rules = Rules(Seats(seats), singles_pass=passes, offers=offers, drop_out_from=None if late is None else at(late))
    line, log = Line(), []
    for minute, (kind, people, priority) in enumerate(deeds):
        party = minute + 1 if len(people) > 1 else None
        events = [
            Event(at(minute), one, kind, n, party=party, priority=priority, until=at(minute + 60))
            for n, one in enumerate(people)
        ]
        log += events
        line, results = apply_all(line, events, rules)
        done = model.does(kind, people, minute, priority)

        assert done == [it.event.person_id for it in results if it.is_accepted], (kind, people)
        assert model.stands == {one: str(line.status(one)) for one in model.stands}
        assert [entry.people for entry in model.queue] == [list(entry.people) for entry in line.queue]
    assert line == replay(log, rules)[0]
