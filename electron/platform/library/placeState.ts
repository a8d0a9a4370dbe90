/**
 * How much a row of `calls` tells of its place, as SQL: the row with the most is the one that `speakingCall` picks. Grouped by place, SQLite
 * takes bare columns from the row `max` found.
 * @see https://www.sqlite.org/lang_select.html#bareagg
 */
export const SPEAKS_FOR_PLACE =
  "(CASE WHEN state = 'done' THEN 3 WHEN sent_at IS NOT NULL THEN 2 WHEN state = 'failed' THEN 1 ELSE 0 END << 60) + number";
