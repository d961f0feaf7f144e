// name: find-statements
// title: 在来源所说中查找 / search what is said
// param: text text 记录中的文字，或一个数 / a text in the records, or a number
// columns: statement, kind, relation, value, bound, unit, certainty, source, reliability, published, locator, subject, object, claim
// empty: 没有一条记录含有这些字；换一个短一些的词，或不录在库中 / no record has these words; try a shorter one, or it is not in the store
// zh: 文字含有所给的词、或数值等于所给之数的全部记录（5亿不是5.5亿；名单中的成员，确定程度一栏是名单依据）：联系、数字、申报数、属性值、要点；来源可靠者在前，不按视图过滤。
// en: All records that contain a text or equal a number (5 is not the end of 5.5; of a listed member certainty has the reading): claims, figures, declared counts, facts, statements; the most reliable sources first, unfiltered.
MATCH (n:Record)-[:FROM_SOURCE]->(s:Source)
WITH n, s, toLower($text) AS wanted, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'] AS digits,
     split(toLower(n.name + ' ' + coalesce(n.text_en, '') + ' ' + coalesce(n.measure, '')), toLower($text)) AS parts
WHERE any(i IN range(1, size(parts) - 1) WHERE
            NOT (left(wanted, 1) IN digits AND right(CASE WHEN i > 1 THEN wanted ELSE '' END + parts[i - 1], 1) IN digits)
        AND NOT (right(wanted, 1) IN digits AND left(parts[i] + CASE WHEN i < size(parts) - 1 THEN wanted ELSE '' END, 1) IN digits))
   OR toString(coalesce(n.value, n.declared, n.quantity)) = $text
   OR toString(coalesce(n.value, n.declared, n.quantity)) = $text + '.0'
RETURN n.name AS statement, [l IN labels(n) WHERE l <> 'Record'][0] AS kind,
       coalesce(n.relation, n.measure, n.aspect, n.property, '') AS relation,
       coalesce(n.value, n.declared, n.quantity) AS value, coalesce(n.bound, '') AS bound,
       coalesce(n.unit, '') AS unit, CASE WHEN n.relation = 'MEMBER_OF_GROUP' THEN n.role ELSE coalesce(n.certainty, '') END AS certainty, s.name AS source,
       s.reliability AS reliability, coalesce(s.published, '') AS published, coalesce(n.locator, '') AS locator,
       n.subject_uid AS subject, coalesce(n.object_uid, '') AS object, n.uid AS claim
ORDER BY s.level DESC, published DESC, claim
