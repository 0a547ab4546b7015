"""A mail server for tests, in this process: takes mail, refuses it, or hangs up in the middle, by who it is to."""

import socketserver
import threading
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    """One call from a sender."""

    def handle(self):
        self._say("220 here")
        to = ""
        while line := self.rfile.readline().decode().strip():
            word = line.upper()
            if word.startswith(("EHLO", "HELO")):
                self._say("250 here")
            elif word.startswith("RCPT"):
                to = line
                if "gone@" in to:
                    return
                self._say("550 no such user" if "nobody@" in to else "250 ok")
            elif word == "DATA":
                self._say("354 go on")
                text = self._text()
                self.server.taken.append((to, text))
                if "cut@" in to:
                    return
                self._say("554 spam" if "spam@" in to else "250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _text(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server():
    """Lends a mail server: `port`, and `taken`, what it was given, as (recipient line, bytes)."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.taken = []
        server.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
