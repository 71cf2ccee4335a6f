"""Invented names: a surname, and two characters that parents seldom put together."""

import random
from collections.abc import Iterator

_SURNAMES = (
    "周吴郑冯陈褚卫蒋沈韩杨秦许何吕施孔严金魏陶姜谢邹喻苏潘葛范彭鲁韦苗方俞袁史唐费廉岑"
    "薛雷贺倪汤滕罗毕郝安常于傅齐康伍余顾孟黄穆萧姚邵汪毛狄臧戴宋庞熊纪舒屈项祝董梁杜"
    "阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应丁邓洪包左石"
    "崔龚程嵇邢裴陆荣翁甄封储靳焦牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符景詹束龙"
    "叶幸司韶蓟薄宿白怀蒲邰从鄂索赖卓蔺屠蒙池乔阴胥闻莘党翟谭劳姬申扶堵冉宰雍桑桂牛寿通边"
    "燕冀郏浦尚农温庄晏柴瞿阎慕连茹宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国寇广东沃"
    "蔚越隆师巩库聂晁勾敖融冷辛阚那简饶空曾毋沙养鞠须关蒯相查后荆红游竺权盖益桓公单"
)
_FIRST = "予怀见明知临南清若朝远思守望云景书子星雨晓嘉沐青亦闻溪松砚听"
_SECOND = "安野川禾行舟帆和谷阳山齐一舒岚林原桥石泉歌言棠竹月晴霖衡峤简"


def invented(rng: random.Random) -> Iterator[str]:
    """Give one name after another, none twice."""
    used: set[str] = set()
    while True:
        name = rng.choice(_SURNAMES) + rng.choice(_FIRST) + rng.choice(_SECOND)
        if name not in used:
            used.add(name)
            yield name
