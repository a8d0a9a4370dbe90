import { carriedBy } from '#shared/nodes/reroute';

/** Colours that are there for sockets already, so that both themes have them. */
const COLOURS: ReadonlyMap<unknown, string> = new Map([
  ['amber', '--accent'],
  ['red', '--socket-images'],
  ['green', '--socket-text'],
  ['blue', '--socket-integer'],
  ['violet', '--socket-provider'],
]);

/** The token of the colour of a reroute: its own, else that of what it carries. */
export function rerouteColour(fields: Readonly<Record<string, unknown>> = {}): string {
  return COLOURS.get(fields['colour']) ?? `--socket-${carriedBy(fields)}`;
}
