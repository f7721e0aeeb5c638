"""A network drive and a synchronised folder are refused for writing, with a local place."""

from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault
from medannot.domain.ids import SeededIds
from medannot.store.places import (
    NETWORK_FILE_SYSTEMS,
    file_system,
    file_system_in,
    refuse_unfit_place,
    synchronised_by,
)
from medannot.store.workspaces import create_workspace, open_workspace
from tests.helpers.workspaces import empty_workspace

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ana/disk ext4 rw 0 0
//nas/data /mnt/my\\040share cifs rw 0 0
ana@host:/ /mnt/ssh fuse.sshfs rw 0 0
host /mnt/vm 9p rw,trans=virtio,msize=262144 0 0
10.0.0.2 /mnt/plan9 9p rw,trans=tcp,port=564 0 0
a line that is too short
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/study", "ext4"),
        ("/tmp/study", "tmpfs"),
        ("/home/ana/study", "nfs4"),
        ("/home/ana/disk/study", "ext4"),
        ("/mnt/my share/study", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/vm/study", ""),
        ("/mnt/plan9/study", "9p"),
        ("/home-two/study", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(folder: str, kind: str) -> None:
    assert file_system_in(MOUNTS, Path(folder)) == kind


def test_a_later_mount_on_the_same_point_hides_the_former() -> None:
    assert file_system_in("a /m ext4 rw 0 0\nb /m nfs rw 0 0\n", Path("/m/x")) == "nfs"


def test_this_machine_names_a_file_system(tmp_path: Path) -> None:
    assert file_system(tmp_path) not in NETWORK_FILE_SYSTEMS


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_drive_is_refused_with_a_local_place(
    tmp_path: Path, home: Path, kind: str
) -> None:
    with pytest.raises(EnvironmentFault, match=rf"network drive \({kind}\)") as caught:
        refuse_unfit_place(tmp_path, lambda _folder: kind)
    assert str(home / "data" / "medannot" / "workspaces") in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - University Hospital",
        "Dropbox",
        "Dropbox (Ward)",
        "Google Drive",
        "GoogleDrive",
        "iCloud Drive",
        "com~apple~CloudDocs",
        "Nextcloud",
    ],
)
def test_a_synchronised_folder_is_seen_by_its_name(tmp_path: Path, name: str) -> None:
    assert synchronised_by(tmp_path / name / "studies" / "one") == name


@pytest.mark.parametrize("name", ["dropbox-study", "my onedrive notes", "clouds", "drive"])
def test_a_folder_that_only_sounds_like_one_is_let_through(tmp_path: Path, name: str) -> None:
    assert synchronised_by(tmp_path / name) is None


@pytest.mark.parametrize("mark", [".stfolder", ".owncloudsync.log", ".dropbox"])
def test_a_synchronised_folder_is_seen_by_its_mark(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()

    assert synchronised_by(tmp_path / "study") == mark


def test_the_settings_of_dropbox_in_the_home_mark_no_folder(home: Path) -> None:
    (home / ".dropbox").mkdir()

    assert synchronised_by(home / "study") is None


def test_no_workspace_is_made_on_a_network_drive(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="network drive"):
        create_workspace(
            tmp_path / "new", ManualClock(), SeededIds(1), file_system_of=lambda _folder: "nfs"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_on_a_network_drive_can_be_read_only(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    with pytest.raises(EnvironmentFault, match="network drive"):
        open_workspace(folder, ManualClock(), SeededIds(1), file_system_of=lambda _folder: "cifs")
    open_workspace(
        folder,
        ManualClock(),
        SeededIds(1),
        read_only=True,
        file_system_of=lambda _folder: "cifs",
    ).close()
