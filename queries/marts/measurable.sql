-- What can be asked for by a key: which metrics and derived indicators are there?
-- grain:   one row per key
-- params:  none
-- columns: key, label, unit (of a metric: 件, 条, 万元 …; of an indicator: percent, ratio, count), section (as in the
--          catalogue), derived (true = an indicator), definition (of a metric; the formula of an indicator), position
-- basis:   the catalogue's metrics and indicators in one place, so that a question about a key looks in one only
create view measurable as
select metric as key, label, unit, section, false as derived, definition, position
from metric
union all
select indicator_key, label, unit, section, true, formula, position
from indicator_definition
