import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('lumi', {
  call: (name: unknown, input: unknown) => ipcRenderer.invoke('lumi:call', name, input),
  /** The path goes past the page: a page cannot make up a file that the user did not choose. */
  openDropped: (file: File) => ipcRenderer.invoke('lumi:drop', webUtils.getPathForFile(file)),
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
