"""What a figure is called: the report's words where they make a name, else the catalogue's label."""

import pytest

from tests.extraction.narrative.reading import reading_of


def labels(text: str) -> dict[str, str]:
    """The label of each figure by metric and member."""
    return {f"{f.metric}/{f.member}".rstrip("/"): f.label for f in reading_of(text).figures}


@pytest.mark.parametrize(
    ("text", "key", "label"),
    [
        ("我们主动在政府官方网站上发布了24条信息。", "website_posts/total", "官方网站发布信息"),
        ("一是在区政府网站上主动发布各类信息共计87条。", "website_posts/total", "政府网站发布信息"),
        ("全年公开信息98条，其中镇网站公开36条。", "website_posts/total", "网站公开"),
        ("通过县政府门户网站的乡镇动态栏目更新36条。", "website_posts/total", "栏目更新"),
        ("网站围绕民生关切公开低保等信息36条。", "website_posts/total", "政府网站主动公开信息"),
        ("“某街之声”微信公众号全年编发推文466篇。", "newmedia_posts/wechat", "微信公众号编发推文"),
        ("公众号围绕重点工作等精心发布各类图文46篇。", "newmedia_posts/wechat", "微信公众号"),
        ("全镇累计主动公开各类信息320条。", "disclosures/total", "主动公开政府信息总数"),
        ("我局共收到政府信息公开申请6件。", "requests_new", "本年新收政府信息公开申请数量"),
        ("本机关未发生因信息公开引发的行政复议。", "reviews/total", "行政复议"),
        ("办理区长信箱来信26件。", "messages_answered/total", "区长信箱"),
        ("全年承接12345热线派单389件。", "hotline_orders/total", "12345政务服务便民热线受理"),
        ("承接12345热线389件，其中投诉类214件、非诉类175件。", "hotline_orders/complaint", "投诉"),
        ("网站发布工作动态30条、公示公告20条。", "website_posts/工作动态", "工作动态"),
    ],
)
def test_a_figure_has_a_name_that_a_person_would_use(text: str, key: str, label: str) -> None:
    assert labels(text)[key] == label
