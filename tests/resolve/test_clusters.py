from __future__ import annotations

import pytest

from onrecord.resolve.clusters import Clusters


@pytest.mark.parametrize("grown", [(1, 2), (2, 1)])
def test_what_is_kept_apart_stays_so_as_clusters_grow(grown: tuple[int, int]) -> None:
    clusters = Clusters(5)
    assert clusters.join(3, 4)
    assert clusters.keep_apart(0, 1)
    assert clusters.join(*grown)
    assert clusters.join(*grown), "joined before: nothing to do"
    assert clusters.join(2, 3), "a larger cluster takes it in"
    for one, other in ((0, 1), (0, 2), (0, 3), (4, 0)):
        assert not clusters.may_join(one, other)
        assert not clusters.may_join(other, one)
        assert not clusters.join(one, other)
        assert not clusters.join(other, one)
    assert clusters.members(0) == [0]
    assert sorted(clusters.members(1)) == [1, 2, 3, 4]
    assert not clusters.keep_apart(1, 4), "they are together already"
