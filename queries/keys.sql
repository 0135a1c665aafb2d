-- By which key and label are metrics and derived indicators asked for?
-- grain:   one row per key, metrics first, in the order of the catalogue
-- params:  none
-- columns: key, label, unit, derived (true = an indicator), definition (of a metric; the formula of an indicator)
select key, label, unit, derived, definition
from measurable
order by derived, position
