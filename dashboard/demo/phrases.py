"""The phrase bank: how section one tells what was done, in many wordings.

In a template {n} is the number with its unit, {parts} the breakdown, {unit} the unit alone. A wording that
claims more than the figures say (全部办结) is only used where it is true.
"""

from __future__ import annotations

UNITS: dict[str, tuple[str, ...]] = {
    "website_posts": ("条", "条", "条", "篇", "份"),
    "newmedia_posts": ("条", "条", "篇", "期"),
    "board_posts": ("次", "次", "条", "期"),
    "policy_interpretations": ("篇", "份", "件", "期"),
    "hotline_orders": ("件", "件", "件", "宗", "例"),
    "messages_answered": ("件", "条"),
    "consult_calls": ("个", "次"),
    "open_days": ("次", "场"),
    "trainings": ("次", "场", "期"),
    "information_managed": ("条", "条", "份"),
    "disclosures": ("条", "条", "件"),
    "requests": ("件", "件", "件", "份", "宗"),
    "disputes": ("件", "件", "起", "宗"),
}

WHOLE: dict[str, tuple[str, ...]] = {
    "website_posts": (
        "{when}，{who}在区政府门户网站发布政府信息{n}。",
        "{when}通过政府网站主动公开各类信息{n}，栏目更新较为及时。",
        "依托区政府网站信息公开专栏，{when}累计上网信息{n}。",
        "{who}坚持应公开尽公开，{when}门户网站公开信息{n}，做到要素齐全、链接有效。",
        "政府门户网站是公开的第一平台，{when}更新信息{n}。",
        "截至年底，在政府门户网站上传信息{n}，未出现逾期未更新的栏目。",
    ),
    "newmedia_posts": (
        "{when}，政务新媒体推送信息{n}。",
        "用好政务新媒体，{when}发布原创和转载信息{n}，内容均经审核。",
        "{who}政务新媒体账号{when}共发布信息{n}。",
        "新媒体方面，{when}编发图文信息{n}，贴近群众关切。",
        "{when}借助政务新媒体发布便民信息{n}，扩大了知晓面。",
    ),
    "board_posts": (
        "在村（社区）公告栏、电子屏公开信息{n}。",
        "线下依托公示栏、宣传栏发布信息{n}，方便老年群众查阅。",
        "{when}利用电子显示屏和公告栏滚动发布信息{n}。",
        "对不便上网的群众，通过宣传栏张贴、电子屏播放等方式公开信息{n}。",
        "各社区公示栏更新信息{n}，逢重要事项随时张贴。",
    ),
    "policy_interpretations": (
        "围绕惠民政策发布政策解读{n}。",
        "{when}制作并公开政策解读材料{n}，解读与文件同步发布。",
        "坚持谁起草谁解读，发布解读稿件{n}。",
        "以图解、问答等形式发布政策解读{n}。",
        "在政策解读栏目发布解读信息{n}，并向社区推送。",
    ),
    "hotline_orders": (
        "{when}受理12345政务服务便民热线工单{n}。",
        "承办12345热线转办事项{n}，逐件回访。",
        "{who}认真办理12345便民热线，{when}共接收工单{n}。",
        "{when}，12345政务服务热线派单{n}，均明确了承办人。",
        "回应群众关切，{when}办理12345热线诉求{n}。",
    ),
    "messages_answered": (
        "{who}收到并回复领导信箱、网民留言{n}。",
        "{when}办理网民留言和领导信箱来信{n}。",
        "{when}答复网民留言{n}。",
        "{when}回复网民留言{n}，做到有问必答。",
        "办理领导信箱来信{n}，答复内容经分管负责人审定。",
    ),
    "consult_calls": (
        "{when}接听群众咨询电话{n}。",
        "公开电话专人值守，接听咨询电话{n}。",
        "政务公开咨询电话接听来电{n}，能当场答复的当场答复。",
        "窗口工作人员{when}接听咨询电话{n}。",
    ),
    "open_days": (
        "举办政府开放日活动{n}，请群众走进办事大厅。",
        "{when}组织开展“政府开放日”活动{n}。",
        "以“看得见的服务”为主题，举办政府开放日{n}。",
        "开展政府开放日活动{n}，面对面听取居民意见。",
    ),
    "trainings": (
        "组织政务公开业务培训{n}。",
        "{when}举办信息公开专题培训{n}，覆盖各科室信息员。",
        "开展政务公开培训{n}，学习条例和办理规范。",
        "组织干部参加政府信息公开培训{n}。",
    ),
    "information_managed": (
        "{when}对拟发布的政府信息逐条开展保密审查，共审查信息{n}。",
        "严格执行先审后发，审核政府信息{n}。",
        "{who}对历史信息进行清理，归档政府信息{n}。",
        "落实发布审查制度，{when}审查拟公开信息{n}。",
    ),
    "disclosures": (
        "{when}，{who}主动公开政府信息{n}，{parts}。",
        "{when}累计主动公开信息{n}，{parts}，公开渠道保持畅通。",
        "{who}各渠道共主动公开政府信息{n}，{parts}。",
        "按照目录要求，{when}公开政府信息共{n}，{parts}。",
    ),
}

DIVIDED: dict[str, tuple[str, ...]] = {
    "website_posts": (
        "{when}，{who}在区政府门户网站发布政府信息{n}，{parts}。",
        "{when}通过政府网站主动公开信息{n}（{bare}）。",
        "政府门户网站全年更新信息{n}，{parts}，各栏目均有专人维护。",
        "依托区政府网站公开信息{n}，{parts}。",
    ),
    "newmedia_posts": (
        "{when}，政务新媒体发布信息{n}，{parts}。",
        "政务新媒体共推送信息{n}（{bare}）。",
        "{who}运维的政务新媒体{when}发布信息{n}，{parts}。",
        "加强新媒体建设，发布各类信息{n}，{parts}。",
    ),
    "hotline_orders": (
        "{when}受理12345政务服务便民热线工单{n}（{bare}），按时办结并回访。",
        "12345热线{when}转来工单{n}，{parts}。",
        "{who}受理12345便民服务热线{n}，{parts}，做到件件有回音。",
        "{when}共办理12345热线事项{n}（{bare}）。",
    ),
}

CHANNELS_ONLY = (
    "{when}，{channels}。",
    "新媒体矩阵运行平稳，{channels}。",
    "{who}政务新媒体各有侧重：{channels}。",
    "用好移动端渠道，{channels}。",
)
"""The channels one by one, with no total."""

CHANNEL = ("{label}发布信息{n}", "{label}推送{n}", "通过{label}发布{n}", "{label}发文{n}")

NO_REQUESTS = (
    "{when}，{who}未收到政府信息公开申请。",
    "{when}未收到公民、法人或者其他组织提出的政府信息公开申请。",
    "{who}依申请公开渠道畅通，{when}没有收到信息公开申请。",
    "{when}收到政府信息公开申请0件。",
    "{when}未接到依申请公开事项。",
    "当面、信函、网络等渠道均未收到政府信息公开申请。",
)

REQUESTS = (
    "{when}，{who}收到政府信息公开申请{n}。",
    "{when}共受理依申请公开{n}，均依法登记。",
    "{when}新收政府信息公开申请{n}，办理流程规范。",
    "{who}{when}接收公众提出的信息公开申请{n}。",
    "依申请公开方面，{when}收到申请{n}，按法定时限办理。",
)

REQUESTS_CARRIED = (
    "{when}，{who}新收政府信息公开申请{n}，上年结转{carried_in}，办结{processed}，结转下年度{carried_out}。",
    "{when}收到政府信息公开申请{n}，加上上年结转{carried_in}，共办结{processed}，年末结转下年度继续办理{carried_out}。",
    "依申请公开方面，{when}新收申请{n}，上年结转申请{carried_in}，答复{processed}，结转下年度办理{carried_out}。",
)

ALL_PROCESSED = ("收到的申请已全部办结", "均在法定期限内答复，办结率100%", "办结率为100%")

PROCESSED_SHARE = ("申请办结率{share}%", "办结率为{share}%", "全年办结率{share}%")

NO_DISPUTES = (
    "{when}未发生因政府信息公开引起的行政复议、行政诉讼。",
    "没有发生涉及政府信息公开的行政复议和行政诉讼案件。",
    "{who}未因信息公开工作被申请行政复议或者提起行政诉讼。",
    "行政复议0件，行政诉讼0件。",
)

DISPUTES = (
    "因政府信息公开引发行政复议{reviews}，行政诉讼{lawsuits}。",
    "{when}，涉及信息公开的行政复议{reviews}、行政诉讼{lawsuits}，均依法应对。",
    "{when}发生信息公开类行政复议案件{reviews}、行政诉讼案件{lawsuits}。",
)

REVIEWS_ONLY = (
    "因政府信息公开被申请行政复议{reviews}，未发生行政诉讼。",
    "{when}发生信息公开行政复议{reviews}，没有行政诉讼案件。",
)

NO_FEE = (
    "依据《政府信息公开信息处理费管理办法》，{when}未收取信息处理费。",
    "{when}，{who}没有收取政府信息公开信息处理费。",
    "信息处理费收取情况：{when}未产生信息处理费。",
    "按照《政府信息公开信息处理费管理办法》的规定，{who}未向申请人收取任何信息处理费。",
)

FEE = (
    "依据《政府信息公开信息处理费管理办法》，{when}收取信息处理费{n}。",
    "{when}，{who}依规收取政府信息公开信息处理费共计{n}，已全部上缴国库。",
    "{when}实际收取信息处理费{n}。",
)

CATEGORY_SHARE = ("其中{label}类占{share}%", "{label}类诉求占比{share}%")

GROWTH = ("热线工单量比上年{way}{share}%", "工单总量同比{way}{share}%")
