-- What else does a snapshot hold of each report: its text, its parts, and what the checks said?
-- grain:   page: 2 a report; section: 6; statement: 1; finding: 2 in every third report; evaluation: 21
-- params:  none
-- columns: those of the tables
insert into page
select
    report_id,
    number,
    (number - 1) * 1000,
    list_reduce(
        list_transform(
            range(10),
            lambda line: concat(title, '之', line, '：本年度共收到', hash(report_id, number, line), '件，依法依规办理，全部按期答复。', chr(10))
        ),
        lambda text, line: concat(text, line)
    )
from report
cross join range(1, 3) as pages (number)
order by report_id, number;

insert into section
select report_id, part.key, part.ordinal, part.title, true, 1 + ordinal // 4, ordinal * 200, ordinal * 200 + 10, 190
from report
cross join (
    values
    ('overview', 1, '一、总体情况'),
    ('proactive', 2, '二、主动公开政府信息情况'),
    ('requests', 3, '三、收到和处理政府信息公开申请情况'),
    ('disputes', 4, '四、政府信息公开行政复议、行政诉讼情况'),
    ('problems', 5, '五、存在的主要问题及改进情况'),
    ('other', 6, '六、其他需要报告的事项')
) as part (key, ordinal, title)
order by report_id, ordinal;

insert into statement
select report_id, 'no_fee', null, '未收取信息处理费', 2, 1500, 1508
from report
order by report_id;

insert into finding
select
    concat(report_id, '#', rule, '#', number),
    rule,
    report_id,
    severity,
    concat('表三第', number, '行：各列之和与总计不符'),
    [concat(report_id, '#', 20 + number)],
    '3',
    '4'
from report
cross join (values ('T3-ROW', 'error', 1), ('PEER', 'note', 2)) as found (rule, severity, number)
where hash(report_id) % 3 = 0
order by report_id;

insert into evaluation
select concat('RULE-', number), report_id, 7, 0, 0, ''
from report
cross join range(21) as rules (number)
order by report_id;

insert into snapshot
select 'national', '', '', 'bench', count(*), false
from report;

create temp table changed as
select agency_id, year
from report
