"""Several who mark in processes of their own lose no mark, whoever comes first."""

from bench import writers


def test_no_mark_is_lost_or_doubled_when_three_write_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(writers, "PEOPLE", 6)
    monkeypatch.setattr(writers, "SESSIONS", 3)
    cells = writers.library(tmp_path / "data")
    bare, times = writers.at_once(tmp_path, [cells[number::3] for number in range(3)], 0)

    assert len(cells) == len(times) == len(bare)
    assert [] == writers.faults(tmp_path / "data", cells)
