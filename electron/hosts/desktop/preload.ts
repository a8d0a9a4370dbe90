import { MAX_PASTED_BYTES } from '#shared/graph/pictureTypes';
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('lumi', {
  call: (name: unknown, input: unknown) => ipcRenderer.invoke('lumi:call', name, input),
  /** The path goes past the page: a page cannot make up a file that the user did not choose. */
  openDropped: (file: File) => ipcRenderer.invoke('lumi:drop', webUtils.getPathForFile(file)),
  /** A file of the disk by its path, which goes past the page as well; what lies in memory only, such as a picture that was copied, by its bytes. */
  importPicture: async (file: File): Promise<unknown> => {
    const { name } = file;
    const taken: unknown = await ipcRenderer.invoke('lumi:import', name, webUtils.getPathForFile(file));
    if (taken !== null) return taken;
    const bytes = file.size > MAX_PASTED_BYTES ? null : new Uint8Array(await file.arrayBuffer());
    return ipcRenderer.invoke('lumi:import-bytes', name, bytes);
  },
  /** Files and folders by their paths, which go past the page too; `job`: what the page watches it by. */
  importAll: (files: readonly File[], job: unknown): Promise<unknown> =>
    ipcRenderer.invoke('lumi:import-paths', job, ...files.map((file) => webUtils.getPathForFile(file))),
  subscribe: (listener: (announcement: unknown) => void) => {
    const hear = (_event: unknown, announcement: unknown) => {
      listener(announcement);
    };
    ipcRenderer.on('lumi:announce', hear);
    return () => {
      ipcRenderer.off('lumi:announce', hear);
    };
  },
});
