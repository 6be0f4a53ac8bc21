"""Reads streams that a Parallax pipeline publishes with ipcsink, in place and read-only.

Needs Linux on x86-64, Python 3.8 or newer and nothing but its standard library. The protocol is docs/formats/ipc.md, the
memory below it docs/formats/arena.md.

    with attach("demo") as stream:
        for item in stream:
            if item.is_buffer:
                print(item.sequence, item.pts, len(item.data))

Data of a buffer is a read-only memoryview of the producer's memory. It is given back when the next item is taken;
keep it longer by Buffer.keep(), and end that by Buffer.release().
"""

import array
import ctypes
import mmap
import os
import re
import select
import socket
import struct
import time

NONE = -(2**63)

DISCONT = 1

_MAJOR, _MINOR = 1, 0
_MOST_BYTES = 32768
_F_GET_SEALS = 1034
_SEAL_SHRINK, _SEAL_GROW, _SEAL_FUTURE_WRITE = 2, 4, 16

_POLICIES = {None: 0, "block": 1, "drop-oldest": 2, "drop-newest": 3, "disconnect": 4}


class StreamError(Exception):
    """The stream cannot be attached to, or the producer broke the rules."""


class ProducerGone(StreamError):
    """The producer died, stopped, or sent this consumer away before the end of the stream."""


# Messages: FlatBuffers.


def _encode(kind, fields):
    """Writes a message whose body has scalars only: a list of (format, value), None for a field left out."""
    width = len(fields)
    body, places = bytearray(4), []
    for field in fields:
        if field is None:
            places.append(0)
            continue
        form, value = field
        size = struct.calcsize("<" + form)
        # the body begins at a multiple of 8, so places within it are aligned by themselves
        body += bytes(-len(body) % size)
        places.append(len(body))
        body += struct.pack("<" + form, value)
    body += bytes(-len(body) % 8)
    # root: 0 reference, 4 identifier, 8 list of fields, 16 table {kind at 4, body at 8}
    out = bytearray(struct.pack("<I4sHHHH", 16, b"PLXS", 8, 12, 4, 8))
    body_list = struct.pack("<HH", 4 + 2 * width, len(body)) + struct.pack("<%dH" % width, *places)
    start = 16 + 12 + len(body_list)
    start += -start % 8
    out += struct.pack("<iBxxxI", 8, kind, start - 24)
    out += body_list
    out += bytes(start - len(out))
    struct.pack_into("<i", body, 0, start - 28)
    return bytes(out + body)


class _Table:
    """Reads a table that comes from somebody else: every place is checked before it is read."""

    def __init__(self, data, start, depth=1):
        self._data, self._start = data, start
        self._need(depth <= 16, "too many tables within each other")
        self._depth = depth
        self._span(start, 4, 4)
        self._list = start - struct.unpack_from("<i", data, start)[0]
        self._span(self._list, 4, 2)
        self._list_size, self._size = struct.unpack_from("<HH", data, self._list)
        self._need(self._list_size >= 4 and self._list_size % 2 == 0 and self._size >= 4, "a malformed table")
        self._span(self._list, self._list_size, 2)
        self._span(start, self._size, 4)

    @staticmethod
    def root(data):
        if len(data) < 8 or data[4:8] != b"PLXS":
            raise StreamError("what came is no message")
        return _Table(data, struct.unpack_from("<I", data, 0)[0])

    def _need(self, holds, what):
        if not holds:
            raise StreamError("%s in the table at byte %d" % (what, self._start))

    def _span(self, at, size, alignment):
        self._need(at >= 0 and at % alignment == 0 and at + size <= len(self._data), "a place outside")

    def _place(self, field, size):
        entry = 4 + 2 * field
        if entry + 2 > self._list_size:
            return 0
        offset = struct.unpack_from("<H", self._data, self._list + entry)[0]
        if offset == 0:
            return 0
        self._need(4 <= offset <= self._size - size, "a field outside")
        self._span(self._start + offset, size, size)
        return self._start + offset

    def number(self, field, form, otherwise=0):
        place = self._place(field, struct.calcsize("<" + form))
        return struct.unpack_from("<" + form, self._data, place)[0] if place else otherwise

    def _target(self, place):
        offset = struct.unpack_from("<I", self._data, place)[0]
        self._need(offset > 0, "an empty reference")
        self._span(place + offset, 4, 4)
        return place + offset

    def text(self, field):
        raw = self.raw(field)
        try:
            return "" if raw is None else raw.decode("utf-8")
        except UnicodeDecodeError:
            raise StreamError("text that is not UTF-8") from None

    def raw(self, field):
        place = self._place(field, 4)
        if not place:
            return None
        at = self._target(place)
        size = struct.unpack_from("<I", self._data, at)[0]
        self._span(at + 4, size, 1)
        return bytes(self._data[at + 4 : at + 4 + size])

    def table(self, field):
        place = self._place(field, 4)
        return _Table(self._data, self._target(place), self._depth + 1) if place else None

    def tables(self, field):
        place = self._place(field, 4)
        if not place:
            return []
        at = self._target(place)
        count = struct.unpack_from("<I", self._data, at)[0]
        self._span(at + 4, 4 * count, 4)
        self._need(count <= 4096, "too many tables")
        return [_Table(self._data, self._target(at + 4 + 4 * i), self._depth + 1) for i in range(count)]

    def fields(self, field):
        return {each.text(0): _value(each.table(1)) for each in self.tables(field)}


def _value(table):
    if table is None:
        return None
    kind, whole = table.number(0, "B"), table.number(1, "q")
    if kind == 1:
        return whole != 0
    if kind in (2, 3):
        return whole
    if kind == 4:
        return table.number(2, "d", 0.0)
    if kind in (5, 9):
        return table.text(3)
    if kind == 6:
        return table.raw(4)
    if kind == 7:
        return [_value(part) for part in table.tables(5)]
    if kind == 8:
        return (whole >> 32, whole & 0xFFFFFFFF)
    return None


# What a stream brings.


class Event:
    """Something that keeps its place between the buffers: a name such as "caps", and values by name."""

    is_buffer = False

    def __init__(self, name, **fields):
        self.name = name
        self.fields = fields

    def __repr__(self):
        return "Event(%s, %s)" % (self.name, self.fields)


class Buffer:
    """A buffer of the producer. Its data is valid until the next item is taken, or until release() after keep()."""

    is_buffer = True

    def __init__(self, data, words, give_back):
        self.pts, self.dts, self.duration, self.sequence, self.offset = words[:5]
        self.stream, self.flags = words[5:]
        self.data = data
        self.open = {}
        self._give_back = give_back
        self._kept = False

    def keep(self):
        """Keeps the data beyond the next item. The producer cannot use the slot until release()."""
        self._kept = True
        return self

    def release(self):
        """Gives the data back. Doing it again does nothing."""
        give_back, self._give_back = self._give_back, None
        if give_back is not None:
            self.data.release()
            give_back()


def _event(kind, body):
    if kind == 2:
        return Event("stream-start", id=body.text(0))
    if kind == 3:
        return Event("caps", caps=body.text(0))
    if kind == 4:
        return Event(
            "segment",
            format="time" if body.number(0, "B") else "bytes",
            rate=body.number(1, "d", 1.0),
            start=body.number(2, "q"),
            stop=body.number(3, "q", NONE),
            base=body.number(4, "q"),
        )
    if kind == 5:
        return Event("tags", **body.fields(0))
    if kind == 6:
        return Event("gap", pts=body.number(0, "q"), duration=body.number(1, "q"))
    if kind == 7:
        return Event("flush-start")
    if kind == 8:
        return Event("flush-stop", reset_time=body.number(0, "B") != 0)
    if kind == 9:
        return Event("eos")
    if kind == 10:
        return Event("custom", name=body.text(0), fields=body.fields(1))
    return None


# Memory: an arena.

_libc = ctypes.CDLL(None, use_errno=True)
_MEMBARRIER, _REGISTER_GLOBAL_EXPEDITED = 324, 1 << 2


def _keep_order():
    """Makes plain loads and stores enough: x86-64 keeps their order but for one case, for which who sleeps pays."""
    if os.uname().machine != "x86_64":
        raise StreamError("this module knows the order of memory on x86-64 only")
    if _libc.syscall(_MEMBARRIER, _REGISTER_GLOBAL_EXPEDITED, 0, 0) != 0:
        raise StreamError("this kernel has no membarrier: use Linux 4.16 or newer")


def _seals(fd):
    seals = _libc.fcntl(fd, _F_GET_SEALS, 0)
    return 0 if seals < 0 else seals


def _receive(sock, most_bytes, most_fds):
    """Takes one message and its descriptors; (b"", []) at the end."""
    data, ancillary, flags, _ = sock.recvmsg(most_bytes, socket.CMSG_SPACE(4 * most_fds), socket.MSG_CMSG_CLOEXEC)
    fds = array.array("i")
    for level, kind, payload in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            fds.frombytes(payload[: len(payload) - len(payload) % 4])
    if flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC) or len(fds) > most_fds:
        for fd in fds:
            os.close(fd)
        raise StreamError("the producer sent more at once than is allowed")
    return data, list(fds)


class _Arena:
    """One arena as a member sees it: slots read-only, two rings, a bell, and a socket that hangs up."""

    HEADER = 4096

    def __init__(self, sock):
        self.socket = sock
        self._maps, self._bell = [], -1
        self._views = []
        data, fds = _receive(sock, 256, 3)
        try:
            self._check_welcome(data, fds)
            self._map(fds)
            self._bell = fds.pop()
            os.set_blocking(self._bell, False)
        except Exception:
            self._free()
            raise
        finally:
            for fd in fds:
                os.close(fd)
        self.position = 0
        self._cells = 0
        self._small = 0
        self._held = 0
        self._closing = False

    @staticmethod
    def _check_welcome(data, fds):
        if len(data) < 16 or data[:8] != b"PLXARENA":
            raise StreamError("what came with an arena is no welcome")
        version, kind = struct.unpack_from("<II", data, 8)
        if version >> 16 != 3:
            raise StreamError("the arena speaks version %d, this module 3" % (version >> 16))
        if kind != 1 or len(fds) != 3:
            raise StreamError("the arena refused: " + data[16:].decode("utf-8", "replace"))

    def _map(self, fds):
        data_fd, control_fd = fds[:2]
        wanted = _SEAL_SHRINK | _SEAL_GROW
        if _seals(control_fd) & wanted != wanted:
            raise StreamError("the control file is not sealed")
        if _seals(data_fd) & (wanted | _SEAL_FUTURE_WRITE) != wanted | _SEAL_FUTURE_WRITE:
            raise StreamError("the data file is not sealed")
        control_size, data_size = os.fstat(control_fd).st_size, os.fstat(data_fd).st_size
        if control_size < self.HEADER:
            raise StreamError("the control file is too small")
        control = mmap.mmap(control_fd, control_size)
        self._maps.append(control)
        header = control[: self.HEADER]
        magic, version, header_size = struct.unpack_from("<8sII", header, 0)
        self._slot, self._distance = struct.unpack_from("<QQ", header, 48)
        self._slots, self._entries, ring, returns = struct.unpack_from("<IIII", header, 64)
        entries = self._entries
        holds = (
            magic == b"PLXARENA"
            and version >> 16 == 3
            and header_size == self.HEADER
            and struct.unpack_from("<Q", header, 40)[0] == data_size
            and 1 <= self._slot < 2**32
            and self._distance >= self._slot
            and 1 <= self._slots <= 2**24
            and self._slots * self._distance <= data_size
            and 2 <= entries <= 65536
            and entries & (entries - 1) == 0
            and ring == self.HEADER
            and returns == self.HEADER + 128 * entries
            and control_size >= self.HEADER + 136 * entries
        )
        if not holds:
            raise StreamError("the header of an arena is malformed")
        data = mmap.mmap(data_fd, data_size, prot=mmap.PROT_READ)
        self._maps.append(data)
        self._control, self._data = memoryview(control), memoryview(data)
        self._returns = returns
        # words that others look at are read and written at once through these
        self._words = self._control.cast("I")
        self._longs = self._control.cast("Q")
        self._views = [self._words, self._longs, self._control, self._data]

    def read(self):
        """The next entry as (kind, slot, start, size, words), or None."""
        at = self.HEADER + (self.position & (self._entries - 1)) * 64
        first = self._longs[at // 8]
        ticket = first & 0xFFFFFFFF
        if ticket != (self.position + 1) & 0xFFFFFFFF:
            former = 0 if self.position < self._entries else (self.position + 1 - self._entries) & 0xFFFFFFFF
            if ticket != former:
                raise StreamError("the producer wrote over the ring")
            return None
        start, size, *words = struct.unpack_from("<II5qII", self._control, at + 8)
        kind, slot = first >> 56, (first >> 32) & 0xFFFFFF
        self.position += 1
        return kind, slot, start, size, words

    def buffer(self, kind, slot, start, size, words):
        self._held += 1
        if kind == 3:
            if size > 64:
                raise StreamError("a small payload is too large")
            at = self.HEADER + 64 * self._entries + ((self.position - 1) & (self._entries - 1)) * 64
            data = memoryview(bytes(self._control[at : at + size]))
            self.keep_small()
            return Buffer(data, words, self._closed)
        if slot >= self._slots or start + size > self._slot:
            raise StreamError("a buffer lies outside of its slot")
        at = slot * self._distance + start
        return Buffer(self._data[at : at + size].toreadonly(), words, lambda: self._return(slot))

    def keep_small(self):
        self._small += 1
        if self._small >= max(1, self._entries // 4):
            self.return_small()

    def return_small(self):
        if self._small:
            self._cell(1 << 24 | self._small)
            self._small = 0

    def _return(self, slot):
        self._cell(slot)
        self._closed()

    def _cell(self, what):
        at = self._returns // 8 + (self._cells & (self._entries - 1))
        self._cells += 1
        self._longs[at] = (self._cells & 0xFFFFFFFF) << 32 | what
        if self._words[128]:  # the owner waits
            self._words[128] = 0
            os.write(self._bell, struct.pack("<Q", 1))

    def is_over(self):
        return bool(select.select([self.socket], [], [], 0)[0])

    def _closed(self):
        self._held -= 1
        if self._closing and self._held == 0:
            self._free()

    def close(self):
        """Leaves when the last buffer is released."""
        if not self._closing:
            self._closing = True
            if self._held == 0:
                self._free()

    def _free(self):
        self.socket.close()
        if self._bell >= 0:
            os.close(self._bell)
        try:
            for view in self._views:
                view.release()
            for each in self._maps:
                each.close()
        except BufferError:
            pass  # someone still looks at a part of the data: it goes when they do


# The stream.


class Stream:
    """A stream that is attached to. Iterating it gives buffers and events, up to and with the event "eos"."""

    #: Longest sleep between two looks, in seconds. This module cannot be woken by the ring, so it looks again.
    NAP = 0.0005

    def __init__(self, path, slow=None, timeout=10.0):
        self._arenas, self._inbox = {}, []
        self._current, self._number, self._handled = None, 0, 0
        self._goodbye, self._hung_up = None, False
        self._latest, self._open, self._ended = None, None, False
        self._pending = None
        _keep_order()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._socket.settimeout(timeout)
            self._socket.connect(path)
            self._socket.send(_encode(64, [("H", _MAJOR), ("H", _MINOR), ("B", 0), ("B", _POLICIES[slow])]))
            self._welcome()
        except OSError as e:
            self._socket.close()
            raise StreamError("cannot attach to %s: %s" % (path, e)) from e
        except Exception:
            self._socket.close()
            raise

    def _welcome(self):
        data, fds = _receive(self._socket, _MOST_BYTES, 0)
        if not data:
            raise StreamError("the producer hung up")
        root = _Table.root(data)
        kind, body = root.number(0, "B"), root.table(1)
        if body is None or kind not in (65, 66):
            raise StreamError("what listens there does not welcome")
        if kind == 66:
            raise StreamError("the producer refused: " + body.text(2))
        if body.number(0, "H") != _MAJOR:
            raise StreamError("the stream speaks version %d, this module %d" % (body.number(0, "H"), _MAJOR))
        self.name = body.text(2)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        while not self._ended:
            item = self.take()
            if item is not None:
                yield item

    def take(self, timeout=None):
        """The next buffer or event, or None if none came in time."""
        self._let_go()
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            item = self._look()
            if item is not None:
                return item
            if deadline is not None and time.monotonic() >= deadline:
                return None

    def _let_go(self):
        latest, self._latest = self._latest, None
        if latest is not None and not latest._kept:
            latest.release()

    def _look(self):
        if self._pending is not None:
            return self._settle()
        over = self._hung_up  # before the look: what was sent before counts
        arena = self._current
        if arena is None:
            return self._message() if self._inbox else self._hear(over, 0.05)
        over = over or arena.is_over()
        entry = arena.read()
        if entry is None:
            arena.return_small()
            return self._hear(over, self.NAP)
        kind, slot, start, size, words = entry
        if kind in (1, 3):
            buffer = arena.buffer(*entry)
            buffer.open, self._open = self._open or {}, None
            self._latest = buffer
            return buffer
        if kind != 4:
            raise StreamError("an entry of kind %d" % kind)
        arena.keep_small()
        return self._note(slot, start, size == 1)

    def _note(self, number, messages, is_last):
        self._pending = (number, messages, is_last)
        return self._settle()

    def _settle(self):
        number, messages, is_last = self._pending
        while self._handled & 0xFFFFFFFF != messages:
            if not self._inbox:
                self._hear(self._hung_up, 10.0)
                if not self._inbox:
                    raise StreamError("a message is missing that a note calls for")
            event = self._message()
            if event is not None:
                return event
        self._pending = None
        if number != self._number:
            if number not in self._arenas:
                raise StreamError("there is no arena %d" % number)
            if is_last:
                self._arenas.pop(self._number).close()
            self._number, self._current = number, self._arenas[number]
        return None

    def _message(self):
        kind, body, arena = self._inbox.pop(0)
        self._handled += 1
        if kind == 1:
            number = body.number(0, "i")
            if arena is None or number in self._arenas:
                raise StreamError("arena %d comes twice or without its socket" % number)
            self._arenas[number] = arena
            if self._current is None:
                self._current, self._number = arena, number
            return None
        if kind == 11:
            self._open = body.fields(0)
            return None
        event = _event(kind, body)
        if event is not None and event.name == "eos":
            self._ended = True
        return event

    def _hear(self, over, limit):
        """Takes what is on the socket, waiting for a while."""
        ready = not self._hung_up and select.select([self._socket], [], [], 0 if over else limit)[0]
        if not ready:
            if over:
                raise ProducerGone(self._goodbye or "the producer died")
            if self._hung_up:
                time.sleep(limit)
            return None
        data, fds = self._receive()
        if not data:
            self._hung_up = True
            return None
        try:
            root = _Table.root(data)
            kind, body = root.number(0, "B"), root.table(1)
            if body is None:
                raise StreamError("a message without content")
            arena = None
            if kind == 1 and fds:
                arena = _Arena(socket.socket(fileno=fds.pop()))
            if kind < 64:
                self._inbox.append((kind, body, arena))
            elif kind == 72:
                self._goodbye = body.text(0)
        finally:
            for fd in fds:
                os.close(fd)
        return None

    def _receive(self):
        try:
            return _receive(self._socket, _MOST_BYTES, 1)
        except ConnectionResetError:
            return _receive(self._socket, _MOST_BYTES, 1)  # it is told once; what was sent before still counts

    def close(self):
        """Leaves. Buffers that are kept stay readable until they are released."""
        self._let_go()
        self._socket.close()
        for arena in self._arenas.values():
            arena.close()
        for _, _, arena in self._inbox:
            if arena is not None:
                arena.close()
        self._arenas, self._inbox = {}, []


def path_of(location):
    """The socket of a stream: a name in the user's run-time folder, or a path with a slash in it."""
    if "/" in location:
        return location
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", location):
        raise StreamError("'%s' is no name of a stream" % location)
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = session + "/parallax" if session.startswith("/") and os.path.isdir(session) else "/tmp/parallax-%d" % os.getuid()
    return os.path.join(folder, location + ".stream")


def attach(location, slow=None, timeout=10.0):
    """Attaches to a stream.

    location: name or path, as ipcsink has it. slow: what the producer is asked to do when this consumer does not keep
    up: "block", "drop-oldest", "drop-newest", "disconnect", or None for what it does anyway.
    """
    return Stream(path_of(location), slow, timeout)
