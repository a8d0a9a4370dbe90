/**
 * How much a row of `calls` tells of its place, as SQL; the row with the most speaks for it: one that is done before one that was sent, that
 * before one that was not, the newest of its kind. Grouped by place, SQLite takes bare columns from the row `max` found.
 * @see https://www.sqlite.org/lang_select.html#bareagg
 */
export const SPEAKS_FOR_PLACE = "((state = 'done') << 61) + ((sent_at IS NOT NULL) << 60) + number";
