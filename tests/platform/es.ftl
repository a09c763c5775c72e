note-said = Anotado: { $word }.
note-added = He anotado { $word }.
note-count = Notas: { $count }
note-due = Es la hora: { $word }.
note-told = Para ti: { $word }.
note-page = Página { $page } de { $word }.
