-- The fixed shape of tables two, three and four, by the ids that rules and pages use.
-- grain:   form_item: a cell of table two; form_row, form_column: a row, a column of table three; form_result: a
--          column of table four
-- params:  none
-- columns: ids i1 to i10, r1 to r25, c1 to c7, k1 to k15; keys of figures; labels as messages name them
-- basis:   国办公开办函〔2021〕30号; 国办公开办函〔2019〕60号, which prints （六）其他处理 as one row

-- one row per cell of table two of the 2021 format
create table form_item (
    item_id varchar primary key,       -- i1 to i10
    position integer not null,
    metric varchar not null,
    label varchar not null
);

insert into form_item values
    ('i1', 1, 'regulations_issued', '规章·本年制发件数'),
    ('i2', 2, 'regulations_repealed', '规章·本年废止件数'),
    ('i3', 3, 'regulations_in_force', '规章·现行有效件数'),
    ('i4', 4, 'normative_issued', '行政规范性文件·本年制发件数'),
    ('i5', 5, 'normative_repealed', '行政规范性文件·本年废止件数'),
    ('i6', 6, 'normative_in_force', '行政规范性文件·现行有效件数'),
    ('i7', 7, 'licensing_decisions', '行政许可·本年处理决定数量'),
    ('i8', 8, 'penalty_decisions', '行政处罚·本年处理决定数量'),
    ('i9', 9, 'coercion_decisions', '行政强制·本年处理决定数量'),
    ('i10', 10, 'fees_charged', '行政事业性收费·本年收费金额');

-- one row per row of table three
create table form_row (
    row_id varchar primary key,        -- r1 to r25; r21-r23 is the one row that the 2019 format has for these
    position integer not null,
    metric varchar not null,
    member varchar not null,
    label varchar not null,            -- as a message names it
    in_2019 boolean not null,
    in_2021 boolean not null
);

insert into form_row values
    ('r1', 1, 'requests_new', '', '一、本年新收政府信息公开申请数量', true, true),
    ('r2', 2, 'requests_carried_in', '', '二、上年结转政府信息公开申请数量', true, true),
    ('r3', 3, 'requests_outcome', 'disclosed', '（一）予以公开', true, true),
    ('r4', 4, 'requests_outcome', 'partly_disclosed', '（二）部分公开', true, true),
    ('r5', 5, 'requests_outcome', 'denied_state_secret', '（三）1.属于国家秘密', true, true),
    ('r6', 6, 'requests_outcome', 'denied_other_law', '（三）2.其他法律行政法规禁止公开', true, true),
    ('r7', 7, 'requests_outcome', 'denied_security_stability', '（三）3.危及“三安全一稳定”', true, true),
    ('r8', 8, 'requests_outcome', 'denied_third_party', '（三）4.保护第三方合法权益', true, true),
    ('r9', 9, 'requests_outcome', 'denied_internal_affairs', '（三）5.属于三类内部事务信息', true, true),
    ('r10', 10, 'requests_outcome', 'denied_process', '（三）6.属于四类过程性信息', true, true),
    ('r11', 11, 'requests_outcome', 'denied_enforcement_file', '（三）7.属于行政执法案卷', true, true),
    ('r12', 12, 'requests_outcome', 'denied_inquiry', '（三）8.属于行政查询事项', true, true),
    ('r13', 13, 'requests_outcome', 'unavailable_not_held', '（四）1.本机关不掌握相关政府信息', true, true),
    ('r14', 14, 'requests_outcome', 'unavailable_needs_creation', '（四）2.没有现成信息需要另行制作', true, true),
    ('r15', 15, 'requests_outcome', 'unavailable_unclear', '（四）3.补正后申请内容仍不明确', true, true),
    ('r16', 16, 'requests_outcome', 'rejected_petition', '（五）1.信访举报投诉类申请', true, true),
    ('r17', 17, 'requests_outcome', 'rejected_repeat', '（五）2.重复申请', true, true),
    ('r18', 18, 'requests_outcome', 'rejected_publication', '（五）3.要求提供公开出版物', true, true),
    ('r19', 19, 'requests_outcome', 'rejected_excessive', '（五）4.无正当理由大量反复申请', true, true),
    ('r20', 20, 'requests_outcome', 'rejected_confirmation', '（五）5.要求行政机关确认或重新出具已获取信息', true, true),
    ('r21', 21, 'requests_outcome', 'other_no_correction', '（六）1.申请人无正当理由逾期不补正', false, true),
    ('r22', 22, 'requests_outcome', 'other_fee_unpaid', '（六）2.申请人逾期未按收费通知要求缴纳费用', false, true),
    ('r23', 23, 'requests_outcome', 'other', '（六）3.其他', false, true),
    ('r21-r23', 21, 'requests_outcome', 'other_handling', '（六）其他处理', true, false),
    ('r24', 24, 'requests_processed', '', '（七）总计', true, true),
    ('r25', 25, 'requests_carried_out', '', '四、结转下年度继续办理', true, true);

-- one row per column of table three
create table form_column (
    column_id varchar primary key,     -- c1 to c7
    position integer not null,
    applicant varchar not null,
    label varchar not null
);

insert into form_column values
    ('c1', 1, 'natural_person', '自然人'),
    ('c2', 2, 'business', '商业企业'),
    ('c3', 3, 'research', '科研机构'),
    ('c4', 4, 'social_welfare', '社会公益组织'),
    ('c5', 5, 'legal_service', '法律服务机构'),
    ('c6', 6, 'other_entity', '其他'),
    ('c7', 7, 'total', '总计');

-- one row per column of table four
create table form_result (
    column_id varchar primary key,     -- k1 to k15
    position integer not null,
    metric varchar not null,
    member varchar not null,
    label varchar not null
);

insert into form_result values
    ('k1', 1, 'reviews', 'upheld', '行政复议结果维持'),
    ('k2', 2, 'reviews', 'reversed', '行政复议结果纠正'),
    ('k3', 3, 'reviews', 'other', '行政复议其他结果'),
    ('k4', 4, 'reviews', 'pending', '行政复议尚未审结'),
    ('k5', 5, 'reviews', 'total', '行政复议总计'),
    ('k6', 6, 'lawsuits_direct', 'upheld', '未经复议直接起诉结果维持'),
    ('k7', 7, 'lawsuits_direct', 'reversed', '未经复议直接起诉结果纠正'),
    ('k8', 8, 'lawsuits_direct', 'other', '未经复议直接起诉其他结果'),
    ('k9', 9, 'lawsuits_direct', 'pending', '未经复议直接起诉尚未审结'),
    ('k10', 10, 'lawsuits_direct', 'total', '未经复议直接起诉总计'),
    ('k11', 11, 'lawsuits_after_review', 'upheld', '复议后起诉结果维持'),
    ('k12', 12, 'lawsuits_after_review', 'reversed', '复议后起诉结果纠正'),
    ('k13', 13, 'lawsuits_after_review', 'other', '复议后起诉其他结果'),
    ('k14', 14, 'lawsuits_after_review', 'pending', '复议后起诉尚未审结'),
    ('k15', 15, 'lawsuits_after_review', 'total', '复议后起诉总计');
