"""What states, categories and sources are called in the office, for sheets and papers."""

from backend.domain.features.clues.rules.life import Category, ClueSource, ClueState
from backend.domain.kit.calendar import Light

STATES: dict[ClueState, str] = {
    ClueState.submitted: "待核实",
    ClueState.verified: "待交办",
    ClueState.handed_over: "待签收",
    ClueState.handling: "办理中",
    ClueState.answered: "待评价",
    ClueState.rated: "待销号",
    ClueState.signed_off: "已销号",
    ClueState.declined: "不予受理",
    ClueState.merged: "已并案",
    ClueState.withdrawn: "已撤回",
    ClueState.listed: "已列入问题清单",
}
CATEGORIES: dict[Category, str] = {
    Category.environment: "生态环境",
    Category.roads: "道路交通",
    Category.water: "供水排水",
    Category.housing: "住房城建",
    Category.heating: "供热供气",
    Category.education: "教育",
    Category.health: "医疗卫生",
    Category.food: "食品药品",
    Category.farming: "农业农村",
    Category.safety: "安全生产",
    Category.business: "营商环境",
    Category.welfare: "民政社保",
    Category.other: "其他",
}
SOURCES: dict[ClueSource, str] = {
    ClueSource.deputy: "代表反映",
    ClueSource.resident: "群众反映",
    ClueSource.station: "代表家站",
    ClueSource.hotline: "热线",
    ClueSource.petition: "信访",
    ClueSource.inspection: "视察检查",
}
LIGHTS: dict[Light, str] = {
    Light.on_time: "按期",
    Light.due_soon: "临期",
    Light.overdue: "逾期",
    Light.done: "办结",
}
