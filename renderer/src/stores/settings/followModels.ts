import type { Client } from '#shared/api/createClient';
import { reportOf } from '#shared/errors/reportOf';
import type { ErrorReport } from '#shared/errors/AppError';
import type { LiveOffer } from '#shared/liveOffer';
import type { News } from '../../api/createNews.ts';

interface ModelsSetup {
  readonly client: Client;
  readonly news: News;
  readonly offer: Pick<LiveOffer, 'lay'>;
  readonly onError: (report: ErrorReport) => void;
}

/** Keeps the page's offer what the service's is. Gives its own end. */
export function followModels({ client, news, offer, onError }: ModelsSetup): () => void {
  let newest = 0;
  const read = async () => {
    const mine = ++newest;
    try {
      const lists = await client('models.lists');
      if (mine === newest) offer.lay(lists);
    } catch (caught) {
      onError(reportOf(caught));
    }
  };
  void read();
  return news.on('models-changed', () => void read());
}
