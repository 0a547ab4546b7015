"""One function per deed of a user: the only writers, one transaction each."""
