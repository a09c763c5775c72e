note-said = Noted: { $word }.
note-added = I noted { $word }.
note-count = Notes: { $count }
note-due = It is time: { $word }.
note-told = For you: { $word }.
note-page = Page { $page } of { $word }.
