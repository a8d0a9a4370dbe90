import type { NamedPicture } from '#shared/graph/Field';
import type { Problem } from '#shared/graph/checks/Problem';
import type { ValidNode } from '#shared/graph/ValidGraph';
import type { PicturesPort } from '../../engine/Ports.ts';

/** A problem for each picture that a node names and the library lacks. It is mended by putting that very file in again. */
export async function missingPictures(nodes: readonly ValidNode[], library: PicturesPort): Promise<readonly Problem[]> {
  const named = nodes.flatMap((node) =>
    Object.entries(node.definition.fields).flatMap(([field, { kind }]) =>
      kind === 'pictures'
        ? (node.fields[field] as readonly NamedPicture[]).map((picture) => ({ node, field, picture }))
        : [],
    ),
  );
  const found = await library.findPictures(named.map(({ picture }) => picture.id));
  return named.filter((_, place) => !found[place]).map(problemOf);
}

interface Named {
  readonly node: ValidNode;
  readonly field: string;
  readonly picture: NamedPicture;
}

function problemOf({ node, field, picture: { id, name } }: Named): Problem {
  const what = name === undefined || name === '' ? `The picture ${id.slice(0, 8)}` : `“${name}”`;
  return {
    code: 'missing-picture',
    node: node.id,
    field,
    picture: id,
    message: `${node.name}: ${what} is not in the library.`,
    hint: 'Put that file in again, or take it out of the node.',
  };
}
