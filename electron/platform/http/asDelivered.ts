import { DecoratorHandler, type Dispatcher } from 'undici';

/** What is known of a reply beside its bytes. */
export interface Delivery {
  /** Its `content-encoding`, in lower case; empty: none. */
  packing: string;
  /** Why the connection ended before the reply did. */
  failure?: Error;
}

/**
 * A dispatcher that hands a reply on as it came: packed, whatever is said of it, and up to the last byte before a break. `fetch` alone unpacks
 * by what is declared, and drops what nobody has read yet when the connection breaks.
 */
export function asDelivered(dispatcher: Dispatcher, delivery: Delivery): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, watching(handler, delivery)));
}

function watching(handler: Dispatcher.DispatchHandler, delivery: Delivery): Dispatcher.DispatchHandler {
  // Speaks to handlers of the older kind too, and `fetch` has one.
  const inner = new DecoratorHandler(handler) as Dispatcher.DispatchHandler;
  let hasStarted = false;
  return {
    onRequestStart: (controller, context: unknown) => inner.onRequestStart?.(controller, context),
    onResponseStart: (controller, status, headers, words) => {
      // Only says that a reply is to come.
      if (status < 200) return;
      hasStarted = true;
      const { 'content-encoding': packing, ...rest } = headers;
      delivery.packing = [packing ?? []].flat().join(',').toLowerCase();
      inner.onResponseStart?.(controller, status, rest, words);
    },
    onResponseData: (controller, chunk) => inner.onResponseData?.(controller, chunk),
    onResponseEnd: (controller, trailers) => inner.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => {
      if (!hasStarted || controller.aborted) {
        inner.onResponseError?.(controller, error);
        return;
      }
      delivery.failure = error;
      inner.onResponseEnd?.(controller, {});
    },
  };
}
