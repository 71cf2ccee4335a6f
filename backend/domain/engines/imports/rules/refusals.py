"""What an import is, and how it is refused: each refusal says what to do."""

from enum import StrEnum

from backend.domain.kit.errors import Conflict, Invalid


class ImportKind(StrEnum):
    """What is brought in."""

    problems = "problems"
    deputies = "deputies"
    self_checks = "self_checks"
    coverage_points = "coverage_points"
    tasks = "tasks"
    proposals = "proposals"


class ImportState(StrEnum):
    """Staging while its rows are read and compared, staged until committed or cancelled.

    Failed: staging it came to an end that nobody meant.
    """

    staging = "staging"
    staged = "staged"
    committed = "committed"
    cancelled = "cancelled"
    failed = "failed"


class ImportPhase(StrEnum):
    """What staging is at: taking a workbook in, comparing its rows, keeping them, writing ahead."""

    keeping = "keeping"
    comparing = "comparing"
    settling = "settling"
    preparing = "preparing"


class HeaderMissing(Invalid):
    message = "没有找到表头。请确认表里有一行列名，例如“领域”“问题描述”“责任单位”，再重新上传。"


class SheetMissing(Invalid):
    message = "文件里没有这个工作表，请重新选择。"


class SheetUnclear(Invalid):
    message = "文件里有几个工作表都像清单，请选一个再上传。"


class NothingToImport(Invalid):
    message = "表头下面没有内容，请填好后再上传。"


class ImportIdTaken(Conflict):
    message = "这个编号已经用在另一次导入上，请重新上传。"


class ImportEnded(Conflict):
    message = "这次导入已经完成或者取消，请重新上传文件。"


class ImportBusy(Conflict):
    message = "表格还在读取、比对，请等它读完再办；不要了可以取消。"


class HiddenUnanswered(Conflict):
    message = "表里有隐藏的行或列，请先说要不要读入，再导入。"


class RowsBad(Conflict):
    message = "还有没看懂或者填错的格子，要么全部导入，要么都不导入。请先改好再导入。"


class LedgerChanged(Conflict):
    message = "预览以后清单有了变化，请刷新预览、核对后再导入。这次什么都没有改。"


class MappingWrong(Invalid):
    message = "列的对应有误：同一项只能对应一列，必填的列不能不导入。"


class AnswerWrong(Invalid):
    message = "这个回答不在可选范围里，请重新选择。"


class SheetKindWrong(Invalid):
    message = (
        "只收 .xlsx、.xls、.csv 表格和 .docx 文档里的表格，而且扩展名要与内容一致。"
        "请用 Excel 另存为 .xlsx，或用 Word 另存为 .docx 再上传。"
    )


class SheetTooLarge(Invalid):
    message = "表格太大（文件 20 MB、解开 160 MB 以内），请删去多余的图片和工作表再上传。"


class SheetTooLong(Invalid):
    message = "表格超过 60000 行或 100 列，或者很远的格子里有内容。请删去多余的行列再上传。"


class SheetLocked(Invalid):
    message = "表格加了密码，打不开。请去掉密码再上传。"


class SheetWithMacro(Invalid):
    message = "表格里有宏，不能上传。请用 Excel 另存为 .xlsx（不带宏）再上传。"


class SheetDamaged(Invalid):
    message = "表格打不开，可能没有传完整。请用 Excel 打开后另存为 .xlsx 再上传。"


class SheetEmpty(Invalid):
    message = "表格是空的，请填好后再上传。"
