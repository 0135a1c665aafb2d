"""The words of the field: channels, what is counted, what is done with it, and words that change a number.

Words are in the normalised form (simplified, half width). A longer word wins over a shorter one, so a
compound that means something else than its parts is listed beside them (工作群 is no 微信, 申请人 no 申请).
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a token is to the grammar."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    CHANNEL = "channel"
    NOUN = "noun"  # what is counted: an application, a hotline order …
    CONTENT = "content"  # what is published: 信息, 文章, 动态 …
    VERB = "verb"
    MARK = "mark"  # opens a breakdown: 其中, 包括 …
    SUM = "sum"  # 合计, 总计
    EACH = "each"  # 各
    RESPECTIVELY = "respectively"  # 分别为
    ETC = "etc"  # 等
    NEGATION = "negation"
    CAUSE = "cause"  # 引发 in 因…引发的
    TIME = "time"
    GROWTH = "growth"
    LESS_MORE = "less_more"
    COMPARED = "compared"
    PLAN = "plan"
    RATE = "rate"
    EVER = "ever"  # over all years
    OUTCOME = "outcome"  # how an application was decided
    ALL = "all"  # 全部, 均
    RATIO = "ratio"  # 占, 率
    ACCOUNT = "account"  # “某某发布”
    TITLE = "title"  # 《…》
    LAW = "law"
    NEUTRAL = "neutral"  # a compound whose parts would mislead
    PUNCTUATION = "punctuation"
    HEAD = "head"  # 一是, （二）, 3.


WORDS: dict[tuple[Kind, str], str] = {
    # Channels; the key is the kind. Names of new media (微信公众号, 抖音 …) are the catalogue's synonyms.
    (Kind.CHANNEL, "site"): """
        政府门户网站 政务门户网站 门户网站 政府网站 官方网站 政务网站 部门网站 网站群 网站 官网 政府网
        政务网 公开网 信息网 门户 网页 政府信息公开平台 信息公开平台 政务公开平台 公示平台 公开平台
        政府信息公开专栏 政务公开专栏 信息公开专栏 公开专栏 专栏 专题专栏 政务公开栏目 信息公开栏目
        公开栏目 栏目 政务公开网 政府信息公开网 信息公开网 政府信息公开目录 信息公开目录 政务云平台
        一体化平台
    """,
    (Kind.CHANNEL, "platform"): "平台 各平台 各类平台 各渠道 各类渠道 多种渠道 渠道",
    (Kind.CHANNEL, "newmedia"): """
        政务新媒体矩阵 政务新媒体账号 政务新媒体平台 政务新媒体 新媒体平台 新媒体矩阵 新媒体账号 新媒体
        两微一端 两微多端 双微 融媒体平台 政务融媒体 自媒体
    """,
    (Kind.CHANNEL, "board"): """
        公告屏 公示屏 公告栏 公示栏 宣传栏 政务公开栏 村务公开栏 居务公开栏 党务公开栏 财务公开栏 信息公开栏
        社区公开栏 村级公开栏 公开栏 公告板 公示板 公示牌 宣传板 宣传橱窗 橱窗 阅报栏 信息栏 电子显示屏
        电子屏幕 电子大屏 电子屏 显示屏 LED显示屏 LED电子屏 LED大屏 LED屏 LED 大屏幕 大屏 滚动屏 展板
        户外屏 触摸屏 查询屏
    """,
    (Kind.CHANNEL, "mail"): """
        领导信箱 区长信箱 县长信箱 市长信箱 镇长信箱 乡长信箱 局长信箱 主任信箱 书记信箱 部门信箱
        街道信箱 咨询信箱 投诉信箱 公开信箱 政务信箱 电子信箱 信箱 留言板 网上留言 互动交流栏目
        互动交流平台 政民互动平台 政民互动栏目 政民互动 互动交流 网上咨询 在线咨询 网络问政平台 网络问政
        问政平台 书记县长信箱 书记市长信箱 公众留言 网民留言 网友留言 群众留言 留言
    """,
    (Kind.CHANNEL, "press"): """
        政府公报 公报 人民网 新华网 学习强国 报刊 报纸 电视台 广播电台 广播 电视 电台 新闻媒体 主流媒体
        中央媒体 省级媒体 市级媒体 媒体 日报 晚报 大众网 杂志 手机台 手机报 手机短信 短信平台 短信
        村村响 大喇叭 小喇叭
    """,
    (Kind.CHANNEL, "client"): "手机客户端 移动客户端 客户端 APP App app 小程序 融媒体中心 融媒",
    (Kind.CHANNEL, "group"): "微信工作群 微信群 工作群 网格群 居民群 QQ群 钉钉群 朋友圈 群聊",
    (Kind.CHANNEL, "place"): """
        便民服务中心 政务服务中心 党群服务中心 政务服务大厅 服务大厅 查阅点 查阅场所 公开专区
        政务公开专区 图书馆 档案馆 查询点 公共查阅点 明白纸 宣传单 宣传册 宣传资料 宣传材料 折页 海报
        横幅
    """,
    # What is counted besides things published.
    (Kind.NOUN, "request"): """
        政府信息依申请公开申请 政府信息公开申请件 政府信息公开申请 政务信息公开申请 政府信息申请
        信息公开申请件 信息公开申请 依申请公开申请件 依申请公开申请 依申请公开件 依申请公开事项
        依申请公开 依申请件 依申请 公开申请件 公开申请 申请公开 申请件 申请事项 书面申请 网上申请
        网络申请 信函申请 当面申请 在线申请 申请
    """,
    (Kind.NOUN, "review"): """
        行政复议案件 行政复议申请 行政复议案 行政复议 复议申请 复议案件 复议案 复议
    """,
    (Kind.NOUN, "lawsuit"): """
        行政诉讼案件 行政诉讼案 行政诉讼 行政应诉案件 行政应诉 诉讼案件 诉讼案 诉讼 被起诉 起诉 被诉
    """,
    (Kind.NOUN, "hotline"): """
        12345政务服务便民热线 12345政务服务热线 12345便民服务热线 12345便民热线 12345市民服务热线
        12345市民热线 12345政府热线 12345公共服务热线 12345热线 12345平台 12345 政务服务便民热线
        政务服务热线 便民服务热线 便民热线 市民服务热线 市民热线 公共服务热线 政府热线 服务热线 热线工单
        热线平台 热线 工单 接诉即办
    """,
    (Kind.NOUN, "call"): """
        对外公开电话 公开电话 热线电话咨询 咨询电话 电话咨询 来电咨询 群众来电 热线电话 咨询热线 来电
        用户来电 市民来电 家长来电 咨询投诉电话 投诉咨询电话 投诉电话
        电话
    """,
    (Kind.NOUN, "message"): """
        群众来信来访 群众来信 来信来访 来信 信件 咨询信件 邮件 咨询件 留言件 咨询投诉 投诉咨询 网民诉求
    """,
    (Kind.NOUN, "policy"): """
        政策解读材料 政策解读文章 政策解读信息 政策解读稿件 政策解读产品 政策文件解读 政策解读 政策图解
        解读材料 解读文章 解读信息 解读稿件 解读稿 解读产品 文件解读 图文解读 图解 一图读懂 一图看懂
        文字解读 视频解读 动画解读 音频解读 媒体解读 专家解读 负责人解读 多媒体解读 H5解读 解读
    """,
    (Kind.NOUN, "open_day"): """
        政务公开日活动 政务公开日 政府开放日活动 政府开放日 政务开放日 开放日活动 开放日
        公众开放日 公众开放活动
    """,
    (Kind.NOUN, "training"): """
        政务公开培训班 政务公开培训会 政务公开培训 政府信息公开培训 信息公开培训 业务培训班 业务培训会
        业务培训 专题培训班 专题培训 培训班 培训会议 培训会 培训活动 培训讲座 培训 专题讲座 讲座 办班
        业务轮训 轮训
    """,
    (Kind.NOUN, "fee"): "信息处理费用 信息处理费 政府信息处理费 政府信息公开费用 收费",
    (Kind.NOUN, "press_conference"): "新闻发布会 新闻通气会 媒体通气会 发布会",
    (Kind.NOUN, "interview"): "在线访谈 访谈 直播",
    (Kind.NOUN, "survey"): """
        意见征集 民意征集 网上调查 征集调查 在线调查 问卷调查 调查问卷 决策预公开 听证会 网上征集 征集
    """,
    (Kind.NOUN, "proposal"): """
        人大代表建议 人大建议 政协委员提案 政协提案 建议提案 代表建议 委员提案 提案
    """,
    (Kind.NOUN, "normative"): "行政规范性文件 规范性文件 规章",
    (Kind.NOUN, "meeting"): "会议 例会 工作会 推进会 座谈会 部署会 宣传活动 活动 演练 考核 通报",
    (Kind.NOUN, "petition"): "信访件 信访事项 信访 来访 走访 接访 举报件 投诉件",
    (Kind.NOUN, "visitor"): """
        申请人 申请表 申请书 申请方式 申请渠道 申请流程 申请材料 申请受理 申请登记
    """,
    (Kind.NOUN, "audience"): """
        阅读量 浏览量 点击量 访问量 播放量 观看量 点赞量 转发量 阅读数 浏览数 点击数 访问数 播放数
        观看数 点赞数 转发数 点击率 关注人数 关注量 关注数 粉丝数 粉丝量 粉丝 阅读 浏览 点击 访问 观看
        点赞 评论数 评论量 用户数 用户 关注用户 总流量 流量 独立访客 访客
    """,
    (Kind.NOUN, "license"): """
        行政许可 行政处罚 行政强制 许可决定 处罚决定 政务服务事项 服务事项 审批事项
    """,
    # What is published.
    (Kind.CONTENT, "general"): """
        更新量 发布量 公开量 信息量 信息数量 信息总数 各类政府信息 各类政务信息 政府信息 政务信息
        各类信息 各项信息 相关信息 有关信息 信息公开 政府信息公开 信息 内容 文章 稿件 推文 图文消息
        图文信息 图文 消息 博文 帖文 帖子 资讯 作品 新闻 动态 公文 文稿
    """,
    (Kind.CONTENT, "video"): """
        原创短视频 宣传短视频 短视频作品 短视频 视频作品 宣传视频 微视频 视频 动画
    """,
    (
        Kind.CONTENT,
        "item",
    ): "公示公告 公告公示 公告 公示 通知 文件 通告 启事 数据 条目 报道 宣传稿 新闻稿 指南 目录",
    (Kind.CONTENT, "original"): """
        原创信息 转载信息 转发信息 原创稿件 原创作品 原创文章 原创内容 原创专题 原创图文 原创
    """,
    (Kind.CONTENT, "topic"): "图文专题 专题",
    (Kind.CONTENT, "appeal"): """
        群众诉求 市民诉求 各类诉求 有效诉求 无效诉求 民生诉求 诉求 投诉问题 投诉举报 投诉 举报 求助 咨询
    """,
    # What is done.
    (Kind.VERB, "publish"): """
        主动公开 对外公开 集中公开 向社会公开 公开发布 审核发布 编辑发布 制作发布 制作并发布 及时公开
        对外发布 累计公开 公开 发布 推送 刊发 刊载 上传 更新 发表 编发 转发 公布 刊登 登载 推出 发送
        张贴 播放 播发 录入 上线 转载 发文 发出 挂网 推介 报道 发放 上墙 展示 粘贴 滚动播放
        撰写 制作 编辑 展出 宣传 群发
    """,
    (Kind.VERB, "submit"): "上报 报送 投递 投稿 呈报 递交 提交",
    (Kind.VERB, "adopt"): "采用 采纳 录用 刊用 采编 转载采用",
    (Kind.VERB, "receive"): """
        收到 直接受理 受理 接到 接收 接获 收悉 承接 承办 接办 接转 转办 收 签收 交办 派发 派单
    """,
    (Kind.VERB, "new"): "新收到 新收 新接收 新接到 新受理 新接 本年新收 当年新收 今年新收 年内新收",
    (Kind.VERB, "deal"): "办理 处理 处置 承办办理",
    (Kind.VERB, "handle"): """
        代理 审理 出庭应诉 回应 反馈 答复 回复 办复 办结 办结回复 回应办结 答复办结 办理答复
        办理完毕 处理完毕 办毕 结案 完成 受理回复 转交
    """,
    (Kind.VERB, "settle"): "解决 化解 督办",
    (Kind.VERB, "answer"): "接听 接待 解答 接答 接受 答疑",
    (Kind.VERB, "hold"): "举办 开展 组织 召开 举行 参加 参与 组织开展 策划 安排",
    (Kind.VERB, "device"): """
        设立 设置 建立 建成 建有 配备 配置 安装 开设 开通 拥有 现有 共有 设有 运营 运维 维护 注册 备案
        关停 注销 划分 梳理编制 增设 打造 新建 改造 建设
    """,
    (Kind.VERB, "manage"): """
        归集整理 归集 整理 归档 清理 删除 下线 撤下 审查 审核 保密审查 内容审核 信息审核 梳理归档 存档
        清理规范
    """,
    (Kind.VERB, "carry_in"): """
        上年度结转 上年结转 上一年度结转 上一年结转 去年结转 上年度转入 上年转入 结转上年度 结转上年
        结转自上年度 结转自上年
    """,
    (Kind.VERB, "carry_out"): """
        结转至下一年度 结转到下一年度 结转下一年度 结转至下年度 结转到下年度 结转下年度 结转下年
        转下一年度 转下年度 转入下一年度 转入下年度 结转至下一年 结转下一年 转结下年度 结转至明年
        结转明年
    """,
    (Kind.VERB, "charge"): "收取 收缴 征收 缴纳 产生 发生",
    (Kind.VERB, "occur"): "被申请 被提起 被提出 发生 产生 出现 涉及 存在 提起 引起 接受",
    # Words that frame a number.
    (Kind.MARK, "part"): """
        其中 当中 包括 包含 内含 内有 涵盖 分为 主要为 主要是 主要有 主要包括 具体为 具体是 具体包括
        按类别分为 即 含 由 涉及 主要涉及 分类为 包括有
    """,
    (Kind.RESPECTIVELY, ""): "分别为 分别是 分别有 分别",
    (Kind.SUM, ""): "总计 合计 共计 总共 总数 总量",
    (Kind.EACH, ""): "各",
    (Kind.ETC, ""): "等",
    (Kind.ALL, ""): "全部 均 都 悉数",
    (Kind.NEGATION, ""): "未有 未曾 尚未 从未 均未 没有 不存在 未 没 无 零 为零 为0 无人提出 无人申请",
    (Kind.CAUSE, ""): "引发 引起 导致 产生的 提起的 引起的 引发的 导致的",
    (Kind.TIME, "last"): "去年同期 去年 上年度 上年 上一年度 上一年 前年 上年同期 往年",
    (Kind.EVER, ""): """
        此前 以往 历史信息 存量信息 信息存量
        历年 历年来 建站以来 开通以来 成立以来 设立以来 施行以来 实施以来 运行以来 上线以来 创建以来
        开设以来 开办以来 启用以来 建立以来 运营以来 注册以来 创办以来 入驻以来 改版以来 建成以来 上线至今
        开通至今
    """,
    (Kind.GROWTH, ""): """
        增加 增长 减少 下降 上升 降低 提高 提升 增幅 降幅 涨幅 增量 上涨 同比增长 同比增加 同比减少
        同比下降 同比上升 回落
    """,
    (Kind.LESS_MORE, ""): "多 少 升 降 增 减",
    (Kind.COMPARED, ""): "同比 环比 较 相比 比 对比",
    (Kind.PLAN, ""): """
        目标是 目标为 计划发布 计划公开 计划开展 计划举办 年度任务 不足 未达 低于 将 拟 力争 下一步 今后
        预计 不少于 不低于 不得少于 至少 明年 争取 原则上
    """,
    (Kind.RATE, ""): """
        平均 日均 月均 人均 年均 每年 每月 每周 每日 每天 每季度 每季 每半年 每篇 每条 每次 每期
    """,
    (Kind.OUTCOME, ""): """
        无正当理由大量反复申请 大量反复申请 重复申请 信访举报投诉类申请 信访投诉类申请
        要求提供公开出版物 予以公开 同意公开 部分公开 不予公开 无法提供 不予处理 其他处理 不予受理 驳回
        终止 补正 撤回 撤销 维持 纠正 部分予以公开 全部公开 信息不存在 非本机关 不属于本机关 告知 胜诉
        败诉
    """,
    (Kind.NEUTRAL, ""): """
        拟公开 拟发布 拟公开信息 拟发布信息 公开承诺 公开属性 其他组织 法人组织 组织机构 党组织 社会组织
        组织领导 组织保障 组织建设 政务公开 政务公开工作 政府信息公开工作 信息公开工作 公开工作
        政府信息公开指南 信息公开指南 公开指南 公开事项 公开领域 政府信息公开年报 信息公开年报
        政府信息公开年度报告 信息公开年度报告 政府信息公开工作年度报告 政府信息公开条例 信息公开条例
        公开招聘 公开招标 公开选拔 公开出版物 公开平台建设 平台建设 信息处理 信息管理 政府信息管理
        信息员 信息化 信息技术 无障碍 无纸化 无关 无误 无正当理由 无人 未来 未成年 未成年人 零距离
        零差错 零跑腿 零散 零售 零星 首都 都市 比较 较为 较大 较好 较多 较少 较高 比如 比武 今年以来
        年初以来 处理意见 处理结果 办理情况 办理结果 宣传部 宣传工作 新闻办 网站建设 栏目建设 微信办
        答复结果 宣传品 宣传手册 抽查结果 检查结果 抽检结果 整改情况 检查情况 质量日报 监测日报 疫情日报
        价格日报 行情日报 发布机构 发布日期 文件精神 通知要求 通知精神 会议精神 内容建设
    """,
    (Kind.NOUN, "dispute_part"): """
        未经复议直接起诉 未经复议直接诉讼 复议后起诉 复议后诉讼 直接起诉 先行复议
    """,
    (Kind.VERB, "draft"): "制定 出台 制发 印发 修订 编制 起草 汇编 制订 修改完善 建立健全 完善",
    (Kind.NOUN, "bulletin"): "工作简报 信息简报 简报 期刊 专报 信息专报",
    (Kind.VERB, "add"): "新增",
    (Kind.VERB, "inspect"): "整改 销号 整治 抽查 检查 自查 排查 发现 巡查 监测 核查 督查 测评",
    (Kind.VERB, "carry"): "结转至 结转到 结转 转结至 转结到 转结 转入 转至 顺延至 延期至 延至",
    (Kind.RATIO, ""): """
        占比 占 办结率 回复率 答复率 满意率 满意度 解决率 响应率 公开率 及时率 按期率 率 比例 比重
    """,
}


def _table() -> dict[str, tuple[Kind, str]]:
    table: dict[str, tuple[Kind, str]] = {}
    for meaning, words in WORDS.items():
        for word in words.split():
            table.setdefault(word, meaning)
    return table


MEANINGS = _table()

# Verbs of applications carried over.
CARRYING = frozenset({"carry_in", "carry_out", "carry"})

# Units of what is put out or dealt with; the longer first. What follows must not make it another word.
UNIT = re.compile(
    r" ?(条次|件次|篇次|个次|场次|期次|人次|万元|条(?![龙例街路文款])|件(?!事(?!项))|篇|份(?!子)|"
    r"例(?!会|如|行)|宗|起(?!来)|次(?!性|日|要|年)|则|项|幅|部(?!门|分|署|委|长)|档|封|通(?!过|知|告|报)|"
    r"个(?!载体|试点|工作日|月|百分|季|自然|小时|人|部门|社区|村|领域|街道|镇|单位|科室|点|账号|帐号|平台|"
    r"栏目|专栏|公众号|群|网站|频道|板块|版块|窗口|站点|方面|类别|类|环节|层面|大类|行政|乡|县|区|市|省|渠道|媒体)|期(?!间|限|末|内|刊)|"
    r"场(?!所|地|馆|景)|笔|张(?!贴|家)|单(?!位|独)|集(?!中|体)|元(?!旦))"
)
