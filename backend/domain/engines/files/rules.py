"""What may be sent, and how much."""

from backend.domain.kit.errors import Conflict, Invalid

MOST_PER_MATTER = 30


class FileKindRefused(Invalid):
    message = "只收照片（JPG、PNG、WebP）和文件（PDF、Word、Excel、TXT），请换一个格式。"


class FileTooLarge(Invalid):
    message = "文件超过 20 MB，请压缩后再传。"


class FileDamaged(Invalid):
    message = "文件没有传完整或者已损坏，请重新选择再传。"


class FileIdTaken(Conflict):
    message = "这个编号已经传过另一个文件，请重新选择再传。"


class FilesUnknown(Invalid):
    message = "有附件没有传上来，请重新上传后再提交。"
