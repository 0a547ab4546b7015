"""Who want the same thing, and when they are enough for a new run. Pure: knows no clock and no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from courses.model.interest import Demand, Interested, Queue
from courses.text import fold


def key_of(plan_id: int | None, topic: str, plans: Mapping[str, int]) -> str:
    """Return what a wish or a run is counted under: its plan, else the plan of that title, else the topic itself.

    `plans` are the ids of the course plans by title, folded.
    """
    found = plan_id if plan_id is not None else plans.get(fold(topic))
    return f"plan-{found}" if found is not None else f"topic-{fold(topic)}"


def demands(wishes: Iterable[Interested], queues: Iterable[Queue], titles: Mapping[int, str]) -> list[Demand]:
    """Return what is wanted, what most want first; `titles` are those of the course plans, by id.

    A run that nobody waits for counts only where somebody is interested in the same: then its free seats are of use.
    """
    plans = {fold(title): plan_id for plan_id, title in titles.items()}
    by_key: dict[str, tuple[str, list[Interested], list[Queue]]] = {}
    for wish in wishes:
        key = key_of(wish.plan_id, wish.topic, plans)
        by_key.setdefault(key, (wish.topic, [], []))[1].append(wish)
    for queue in queues:
        key = key_of(queue.plan_id, queue.title, plans)
        by_key.setdefault(key, (queue.title, [], []))[2].append(queue)
    found = [_demand(key, *parts, titles) for key, parts in by_key.items()]
    return sorted((it for it in found if it.total), key=lambda it: (-it.total, fold(it.topic), it.key))


def enough(found: Iterable[Demand], limit: int) -> list[Demand]:
    """Return what so many want that a new run is worth planning: at least `limit` beyond the free seats of runs to come.

    A limit of 0 proposes nothing.
    """
    return [it for it in found if limit and it.total - it.free >= limit]


def _demand(key: str, topic: str, wishes: list[Interested], queues: list[Queue], titles: Mapping[int, str]) -> Demand:
    kind, _dash, number = key.partition("-")
    plan_id = int(number) if kind == "plan" else None
    return Demand(
        key=key,
        topic=titles[plan_id] if plan_id is not None and plan_id in titles else topic,
        plan_id=plan_id,
        wishes=tuple(sorted(wishes, key=lambda it: (it.since, it.id, it.person_id))),
        queues=tuple(sorted(queues, key=lambda it: (it.first_date is None, it.first_date, it.code))),
    )
