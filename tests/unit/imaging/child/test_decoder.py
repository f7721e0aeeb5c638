"""Decoding processes: what harms them harms nobody else, and the next image opens."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from medannot.domain.deidentification import BASIC
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.imaging.child import allowance, host, seat
from medannot.imaging.child.allowance import Allowance
from medannot.imaging.child.host import Decoder, Settings
from medannot.imaging.child.process import child_command
from medannot.imaging.deidentify import CleanImage, clean_here
from medannot.imaging.local_opener import open_here
from tests.helpers.outside import REPOSITORY
from tests.helpers.pictures import dicom_file, encoded

GREY = np.arange(6, dtype=np.int16).reshape(2, 3)
MR = dicom_file(GREY)
STACK = np.arange(24, dtype=np.int16).reshape(4, 2, 3)

GREETING = """
import json, sys, time
def say(fields, *buffers):
    header = json.dumps({"sizes": [len(part) for part in buffers], **fields}).encode()
    sys.stdout.buffer.write(len(header).to_bytes(4, "big") + header + b"".join(buffers))
    sys.stdout.buffer.flush()
say({"ready": True})
def listen():
    size = int.from_bytes(sys.stdin.buffer.read(4), "big")
    fields = json.loads(sys.stdin.buffer.read(size))
    sys.stdin.buffer.read(sum(fields["sizes"]))
    return fields
"""


STALLING = GREETING + "listen()\ntime.sleep(1000)"


def playing(script: str) -> Settings:
    """Return settings with a process that greets well and then does what the script says."""
    command = (sys.executable, "-c", GREETING + script)
    return Settings(command=lambda: command)


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    with closing(Decoder()) as made:
        yield made


def test_an_image_is_the_same_as_in_this_process(decoder: Decoder) -> None:
    there, here = decoder.open(MR, "a.dcm"), open_here(MR, "a.dcm")

    assert (there.format, there.facts, there.frames) == (here.format, here.facts, 1)
    frame, same = there.frame(), here.frame()
    assert frame.pixels.tolist() == same.pixels.tolist()
    assert frame.pixels.dtype == same.pixels.dtype
    assert frame.voi == same.voi


def test_a_clean_image_is_the_same_as_in_this_process(decoder: Decoder) -> None:
    data = encoded(np.full((3, 4, 3), 90, np.uint8), "PNG")

    there = decoder.clean(data, "a.png", b"key", BASIC, CleanImage)

    assert there == clean_here(data, "a.png", b"key", BASIC)


def test_frames_are_counted_from_one_to_the_last(decoder: Decoder) -> None:
    image = decoder.open(dicom_file(STACK, frames=True), "a.dcm")

    assert [image.frame(number).pixels[0, 0] for number in (1, 4, 2)] == [0, 18, 6]
    for number in (0, 5, -1):
        with pytest.raises(InputFault, match=rf"^a\.dcm has no frame {number}; it has 4\.$"):
            image.frame(number)


def test_a_refusal_keeps_its_template_for_translation(decoder: Decoder) -> None:
    with pytest.raises(InputFault) as caught:
        decoder.open(encoded(GREY.astype(np.uint8), "PNG")[:20], "scan ü.png")

    assert caught.value.details["name"] == "scan ü.png"
    assert "{name}" in caught.value.template


def test_nothing_is_started_before_the_first_image(decoder: Decoder) -> None:
    assert decoder.pids == ()
    decoder.open(MR, "a.dcm")
    assert len(decoder.pids) == 1


def test_a_process_that_was_killed_is_replaced_and_given_the_file_again(decoder: Decoder) -> None:
    image = decoder.open(MR, "a.dcm")
    (first,) = decoder.pids
    psutil.Process(first).kill()
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=30)

    assert image.frame().pixels.tolist() == GREY.tolist()
    (second,) = decoder.pids
    assert second != first


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("listen()", "made the decoder break down"),
        ("listen(); import os; os.abort()", "made the decoder break down"),
        ("listen(); say({})", "made the decoder break down"),
        ("listen(); say({'status': 'done'})", "made the decoder break down"),
        ("listen(); say({'status': 'refused'})", "made the decoder break down"),
        ("listen(); say({'status': 'memory'})", "takes far more memory"),
        ("listen(); say({'status': 'done', 'sizes': [1 << 60]})", "made the decoder break down"),
        ("listen(); sys.stdout.buffer.write(bytes([255] * 9))", "made the decoder break down"),
    ],
)
def test_a_process_that_dies_or_lies_is_told_in_a_sentence(script: str, sentence: str) -> None:
    with closing(Decoder(playing(script))) as decoder:
        with pytest.raises(InputFault, match=rf"^a\.dcm {sentence}"):
            decoder.open(MR, "a.dcm")
        with pytest.raises(InputFault, match=rf"^b\.dcm {sentence}"):
            decoder.open(MR, "b.dcm")


def test_a_sentence_names_the_file_as_the_person_does() -> None:
    script = """
listen()
say({"status": "refused", "sentence": {"template": "{name} is X.", "details": {"name": "other"}}})
listen()
"""
    with (
        closing(Decoder(playing(script))) as decoder,
        pytest.raises(InputFault, match=r"^a\.dcm is X\.$"),
    ):
        decoder.open(MR, "a.dcm")


def allowing(monkeypatch: pytest.MonkeyPatch, memory: int, cpu_s: float) -> None:
    bounds = Allowance(memory, cpu_s)
    monkeypatch.setattr(host, "for_opening", lambda _present, _most: bounds)


def test_what_computes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    allowing(monkeypatch, 1 << 30, 0.2)
    with (
        closing(Decoder(playing("listen()\nwhile True: pass"))) as decoder,
        pytest.raises(InputFault, match=r"^a\.dcm took too long to decode and was given up"),
    ):
        decoder.open(MR, "a.dcm")


def test_what_stalls_without_computing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance.Allowance, "wall_s", property(lambda _own: 0.2))
    with (
        closing(Decoder(playing("listen()\ntime.sleep(1000)"))) as decoder,
        pytest.raises(InputFault, match=r"^a\.dcm took too long to decode and was given up"),
    ):
        decoder.open(MR, "a.dcm")


def test_what_grows_too_large_is_ended_where_the_system_keeps_no_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allowing(monkeypatch, 40_000_000, 60)
    script = "listen()\nheld = []\nwhile True: held.append(bytes([1]) * 1_000_000)"
    with (
        closing(Decoder(playing(script))) as decoder,
        pytest.raises(InputFault, match=r"^a\.dcm takes far more memory to decode"),
    ):
        decoder.open(MR, "a.dcm")


def test_an_honest_need_beyond_the_setting_names_the_setting() -> None:
    settings = replace(Settings(), max_bytes=1_000_000)
    pixels = np.zeros((3000, 3000), np.uint16)
    with (
        closing(Decoder(settings)) as decoder,
        pytest.raises(InputFault, match=r"^a\.dcm needs more than the \d+ MB of memory"),
    ):
        decoder.open(dicom_file(pixels), "a.dcm").frame()


def test_after_all_of_that_the_next_image_opens(decoder: Decoder) -> None:
    image = decoder.open(MR, "a.dcm")
    for pid in decoder.pids * 3:
        psutil.Process(pid).kill()
    assert image.frame().pixels.tolist() == GREY.tolist()
    assert decoder.open(MR, "b.dcm").frame().pixels.tolist() == GREY.tolist()


ENDING = (sys.executable, "-c", "pass")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (("/there/is/no/such/program",), r"[^()]+"),
        (ENDING, "it ended at once"),
        ((sys.executable, "-c", "1/0"), "it ended at once"),
    ],
)
def test_a_file_that_no_process_can_be_started_for_is_named(
    command: Sequence[str], reason: str
) -> None:
    with closing(Decoder(Settings(command=lambda: command))) as decoder:
        with pytest.raises(EnvironmentFault) as caught:
            decoder.open(MR, "a.dcm")
        assert re.fullmatch(
            r"a\.dcm was not opened: the part of the program that decodes images cannot be started "
            rf"\({reason}\); close other programs and try again, or install medannot anew\.",
            str(caught.value),
        )
        with pytest.raises(EnvironmentFault, match=r"^The part of the program that decodes"):
            decoder.prepare()


def test_a_process_that_is_killed_while_it_starts_is_started_again() -> None:
    commands = iter([ENDING, child_command()])
    with closing(Decoder(Settings(command=lambda: next(commands)))) as decoder:
        assert decoder.open(MR, "a.dcm").frame().pixels.tolist() == GREY.tolist()


def test_a_process_that_never_starts_is_started_twice_and_no_more() -> None:
    commands = iter([ENDING, ENDING, child_command()])
    with closing(Decoder(Settings(command=lambda: next(commands)))) as decoder:
        with pytest.raises(EnvironmentFault, match=r"^a\.dcm was not opened: "):
            decoder.open(MR, "a.dcm")
        assert decoder.open(MR, "b.dcm").frame().pixels.tolist() == GREY.tolist()


def test_two_requests_at_once_use_two_processes_and_more_wait(decoder: Decoder) -> None:
    images = [decoder.open(dicom_file(GREY + np.int16(n)), f"{n}.dcm") for n in range(6)]
    with ThreadPoolExecutor(6) as pool:
        frames = list(pool.map(lambda place: images[place % 6].frame(), range(60)))

    assert [int(frame.pixels[0, 0]) for frame in frames] == [place % 6 for place in range(60)]
    assert 1 <= len(decoder.pids) <= 2


def test_a_request_takes_the_process_that_is_being_prepared_and_starts_no_other() -> None:
    met, asked, opened = threading.Event(), [], []

    def command() -> Sequence[str]:
        asked.append("a process")
        if len(asked) == 1:
            request.start()
            assert met.wait(30)  # it waits for this process, or asks for one of its own
        else:
            met.set()
        return child_command()

    with closing(Decoder(Settings(command=command))) as decoder:
        plain_wait = decoder._changed.wait

        def wait() -> bool:
            met.set()
            return plain_wait()

        decoder._changed.wait = wait  # type: ignore[method-assign]  # to see that it waits
        request = threading.Thread(target=lambda: opened.append(decoder.open(MR, "a.dcm")))
        decoder.prepare()
        request.join()

        assert opened[0].frame().pixels.tolist() == GREY.tolist()
        assert len(decoder.pids) == 1
    assert asked == ["a process"]


def test_a_file_that_had_to_make_room_is_given_again(
    decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seat, "KEPT_BYTES", 2 * len(MR))
    images = [decoder.open(dicom_file(GREY + np.int16(n)), f"{n}.dcm") for n in range(5)]

    firsts = [int(image.frame().pixels[0, 0]) for image in (*images, *images)]
    assert firsts == [0, 1, 2, 3, 4] * 2


def test_closing_does_not_wait_for_a_request_under_way() -> None:
    decoder = Decoder(playing("listen()\ntime.sleep(1000)"))
    told: list[Exception] = []

    def ask() -> None:
        try:
            decoder.open(MR, "a.dcm")
        except (EnvironmentFault, InputFault) as fault:
            told.append(fault)

    asking = threading.Thread(target=ask)
    asking.start()
    while not decoder.pids:
        asking.join(0.01)
    (pid,) = decoder.pids
    decoder.close()
    asking.join(60)

    assert [str(fault) for fault in told] == [
        "The program is closing; the image was not decoded any more."
    ]
    assert not psutil.pid_exists(pid)
    with pytest.raises(EnvironmentFault, match="closing"):
        decoder.open(MR, "a.dcm")


def has_ended(process: psutil.Process) -> bool:
    """Tell whether a process is gone, or waits for nothing but to be counted as gone."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="reads the process as POSIX shows it")
def test_a_process_ends_with_its_parent_even_if_that_is_killed() -> None:
    script = (
        "import sys, time; from medannot.imaging.child.host import Decoder;"
        "d = Decoder(); d.prepare(); print(d.pids[0], flush=True); time.sleep(1000)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    while not has_ended(child):
        psutil.wait_procs([child], timeout=0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal there")
def test_control_c_is_obeyed_while_an_image_is_decoded() -> None:
    script = f"""
import sys, threading
from medannot.imaging.child.host import Decoder, Settings
from medannot.imaging.child.process import child_command
decoder = Decoder(Settings(command=lambda: (sys.executable, "-c", {STALLING!r})))
decoder.prepare()
print(decoder.pids[0], flush=True)
decoder.open(b"", "a")
"""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGINT)
        _out, told = parent.communicate(timeout=60)

    assert b"KeyboardInterrupt" in told
    # On a busy machine it is counted as gone some moments after its parent.
    psutil.wait_procs([child], timeout=60)
    assert has_ended(child)


def test_a_process_knows_nothing_personal_and_stands_nowhere(
    decoder: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOSPITAL_PASSWORD", "secret")
    decoder.open(MR, "a.dcm")
    child = psutil.Process(decoder.pids[0])

    surroundings = child.environ()
    assert not {"HOME", "USER", "HOSPITAL_PASSWORD"} & surroundings.keys()
    assert Path(child.cwd()) == Path(os.sep).resolve()
    if sys.platform == "linux":
        assert child.open_files() == []
        assert child.net_connections() == []


def test_the_programs_decoder_is_made_anew_after_it_was_closed() -> None:
    shared = host._Shared()
    first = shared.get()
    assert shared.get() is first
    shared.close()
    assert first.closed
    assert shared.get() is not first
    second = shared.get()
    shared.configure(Settings(max_bytes=5))
    assert shared.get() is second
    assert second.max_bytes == 5
    shared.close()


def test_no_thread_is_left_behind() -> None:
    with closing(Decoder()) as decoder:
        before = set(threading.enumerate())
        decoder.open(MR, "a.dcm").frame()
        # Other tests' programs may begin threads of their own meanwhile.
        new = set(threading.enumerate()) - before
        (watchdog,) = (thread for thread in new if thread.name == "decoding watchdog")
    watchdog.join(30)

    assert not watchdog.is_alive()
