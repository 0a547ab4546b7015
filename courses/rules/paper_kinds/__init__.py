"""What each kind of paper says: a module a kind, called as the kind is ("name_badges"), with its keys and fields in `KIND`.

`paper_fields.kind` finds it by that name, so nothing else has to be told of a new one. Its words stand in
templates/paper/<kind>.<language>.txt, and how it is drawn in `exports.paper.kinds`, as `PAPERS`.
"""
