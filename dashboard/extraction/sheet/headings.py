"""Headings of sheets: which column is whose, and what an office calls the things that it counts."""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.catalogue import Catalogue, Metric
from dashboard.extraction.normalised import simplify

_ROLES = {
    "agency": "单位 单位名称 机关 机关名称 街道 街道名称 乡镇 乡镇街道 镇街 街镇 街道乡镇 乡镇名称 "
    "部门 部门名称 填报单位 报送单位 公开主体 行政机关 责任单位 所属单位 各单位 镇乡街道 "
    "agency agency_name unit_name organization",
    "district": "区县 县区 区 县 县市区 区县名称 所属区县 所在区县 district county",
    "city": "市 城市 地市 地级市 市州 所属城市 所属市 city",
    "province": "省 省份 省市 省区市 province",
    "year": "年 年度 年份 报告年度 统计年度 year",
    "metric": "指标 指标名称 指标项 项目 项目名称 统计项目 统计指标 metric indicator",
    "member": "类别 分项 分类 子项 明细 member category",
    "applicant": "申请人 申请人类别 申请人类型 applicant",
    "value": "数值 数量 数 数据 值 指标值 数字 value count",
    "approximate": "约 约数 是否约数 approx approximate",
    "unit": "计量单位 unit",
    "source": "来源 出处 数据来源 来源网址 网址 链接 原文链接 source url link",
}
_IGNORED = frozenset(
    """
    序号 编号 备注 说明 联系人 联系电话 电话 手机 填报人 审核人 负责人 填报时间 填报日期 报送时间 地址 邮箱
    区划代码 行政区划代码 统一社会信用代码 id no remark note
    """.split()  # noqa: SIM905
)
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names.split()}
ROLES = frozenset(_ROLES)

_AMOUNTS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_COUNTED = "条件篇次个期场份宗项起封例则户"
_UNIT = f"(?:[万亿]?元|[百千万亿]?(?:人次|[{_COUNTED}]))"
_STATED_UNIT = re.compile(rf"[（(\[]\s*(?:单位[:：]?)?({_UNIT})\s*[）)\]]|[,，/、:：]\s*({_UNIT})$")
_IDLE = re.compile(r"[\s\"'“”‘’《》「」·、,，:：_/\-—.．。（）()\[\]]")
# （三）1. before an outcome of the form
_ORDINAL = re.compile(r"^[（(][一二三四五六七八九十][）)]\s*(?:\d[.．])?")
_LEADING = re.compile("^(?:本年度|本年|全年|年度|当年|其中|20\\d\\d年度?)(?=.{2})")
_TRAILING = re.compile(
    "(?<=..)(?:总数量|数量|总条数|总件数|总数|总量|条数|件数|篇数|次数|个数|期数|场次|金额|合计|总计|数|量)$"
)
_HEADING_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年度?)?(?!\d)")

Target = tuple[str, str, str]


def role_of(heading: str) -> str:
    """What a column called `heading` is for: a key of ROLES, "ignored", or "" if it may be counted."""
    name = "".join(simplify(character) for character in heading).lower()
    name = _IDLE.sub("", re.sub(r"[（(].*?[）)]", "", name)) if "_" not in name else name.strip()
    if name in _IGNORED:
        return "ignored"
    return _ROLE_OF.get(name, "")


def year_in(heading: str) -> int | None:
    """The year that a column is of: 2023年新收."""
    years = set(_HEADING_YEAR.findall(heading))
    return int(years.pop()) if len(years) == 1 else None


def unit_in(heading: str) -> str:
    """The unit that a heading states, "" if it states none: 收费金额（万元）."""
    match = _STATED_UNIT.search(heading)
    return (match[1] or match[2]) if match else ""


def factor_for(unit: str, metric: Metric) -> Decimal | None:
    """What makes a number in `unit` one in the metric's unit; None where they can't be the same kind."""
    if not unit:
        return Decimal(1)
    if metric.unit in _AMOUNTS:
        return _AMOUNTS[unit] / _AMOUNTS[metric.unit] if unit in _AMOUNTS else None
    if unit in _AMOUNTS:
        return None
    scale = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}.get(unit[0], 1)
    return Decimal(scale)


class Vocabulary:
    """The names that headings may give to what the catalogue counts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._names: dict[str, Target] = {}
        for metric in catalogue.metrics.values():
            for name in (metric.key, metric.label):
                self._names[bare(name)] = _whole(metric)
        for name, target in catalogue.sheet_names.items():
            self._names[bare(name)] = target

    def target_of(self, heading: str) -> Target | None:
        """(metric, member, applicant) that `heading` means by its exact name; None if the name isn't known.

        A heading over several rows is known by all of it (依申请公开·新收), as a metric and its member
        (行政复议·结果维持), or by its last part.
        """
        plain = _HEADING_YEAR.sub("", _STATED_UNIT.sub("", heading))
        parts = [part for part in plain.split("·") if bare(part)]
        if not parts:
            return None
        found = self._names.get(bare("".join(parts)))
        if found is None and len(parts) > 1:
            wholes = (self._names.get(bare("".join(parts[:-1]))), self._names.get(bare(parts[0])))
            narrowed = (self.with_member(whole, parts[-1]) for whole in wholes if whole)
            found = next((one for one in narrowed if one), None) or self._names.get(bare(parts[-1]))
        return found if found and found != _NO_OUTCOME else None

    def name_of(self, written: str) -> Target | None:
        """The same for the name of a metric in a row of its own, which a member beside it may narrow."""
        return self.target_of(written) or self._names.get(bare(written))

    def with_member(self, target: Target, written: str) -> Target | None:
        """`target` narrowed to the member that `written` names in one of the metric's dimensions."""
        metric, member, applicant = target
        if metric == "requests_processed" and (outcome := self.member_in("outcome", written)):
            # What was closed with one outcome: 办理结果 by 予以公开.
            return "requests_outcome", outcome, applicant
        for dimension in self.catalogue.metrics[metric].dimensions:
            key = self.member_in(dimension, written)
            if key is None:
                continue
            if dimension == "applicant" and applicant in ("", "total"):
                return metric, member, key
            if dimension != "applicant" and member in ("", "total"):
                return metric, key, applicant
        return None

    def member_in(self, dimension: str, written: str) -> str | None:
        """The key of the member of `dimension` that `written` names, by key, label or synonym."""
        known = self.catalogue.members.get(dimension, {})
        if written in known:
            return written
        name = bare(written)
        for member in known.values():
            label = bare(member.label)
            if name and name in (label, label.removeprefix("结果"), label.removesuffix("结果")):
                return member.key
        found = self.catalogue.member_for(dimension, written)
        return found.key if found else None


_NO_OUTCOME: Target = ("requests_outcome", "", "total")


def _whole(metric: Metric) -> Target:
    """The whole of a metric: all applicants, all members (which for applications is a metric of its own)."""
    dimensions = metric.dimensions
    applicant = "total" if "applicant" in dimensions else ""
    return metric.key, "total" if dimensions and not applicant else "", applicant


def bare(heading: str) -> str:
    """A heading without its unit, its year, marks, and words that say only that something is counted."""
    name = "".join(simplify(character) for character in heading).lower().strip()
    if re.fullmatch(r"[a-z0-9_:]+", name):
        return name
    name = _IDLE.sub("", _STATED_UNIT.sub("", _ORDINAL.sub("", name)))
    name = _LEADING.sub("", name)
    return _TRAILING.sub("", name)
