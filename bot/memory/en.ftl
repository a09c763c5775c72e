confidential-locked = Cases, secret votes and the places of callouts have been locked since the last restart. Nothing is lost. Ask whoever runs the bot to unlock it, then try again.
passphrase-wrong = That is not the passphrase, so nothing was unlocked. Run steward unlock again.

key-store-of-another = The key store at { $place } belongs to another database and opens nothing in this one. Name the database and the key store that belong together in config.toml.
key-store-missing = There is no key store at { $place }. If it was lost, bring it back with steward restore. For a new bot, run steward setup.
key-store-exists = There is a key store at { $place } already, and it was left as it is. Choose another place for the new one.
key-store-damaged = What is at { $place } cannot be read as a key store. Bring it back from its backup copy with steward restore.
key-store-newer = The key store at { $place } was written by a newer Steward. Install that version and start again.
key-file-open-to-others = Other people on this machine can read { $path }. Keep it to yourself: chmod 600 { $path }

wrapping-key-missing = The key file { $path } is not there, and without it nothing sealed can be read. Put it back from where you keep it safe. For a new bot, run steward setup.
wrapping-key-malformed = There is no whole key in { $path }: it should be one line of 44 characters. Put the right file back.
wrapping-key-exists = There is a key at { $path } already, and it was left as it is: without it nothing sealed could be read. Choose another folder for the new keys.
wrapping-variable-missing = { $variable } is not set, and without it nothing sealed can be read. Set it to the key that you keep safe. For a new bot, run steward setup.
wrapping-variable-malformed = There is no whole key in { $variable }: it should be 44 characters. Set it to the key that you keep safe.
operating-key-wrong = The operating key is not the one that this key store was made with. Put the right one back, then start again.
confidential-key-wrong = The confidential key is not the one that this key store was made with. Put the right one back, then start again.

key-copy-failed = The backup copy of the keys could not be written to { $path }. See that the disk is there and has room, then run steward backup.
key-copy-missing = There is no backup copy of the keys at { $path }. If it is on a disk that is not connected, connect it and try again. To write a new one, run steward backup.
key-copy-damaged = The backup copy of the keys at { $path } is not whole. If the key store itself works, steward backup writes a new copy.
key-copy-none = There is no backup copy of the keys yet. If this disk breaks, everything sealed is lost. Run steward backup.
key-copy-stale = The backup copy of the keys at { $path } is out of date and may hold keys that were deleted. Run steward backup.
keys-unreadable =
    { $count ->
        [one] One key in the key store is broken ({ $first }), and what it seals cannot be read.
       *[other] { $count } keys in the key store are broken (the first is { $first }), and what they seal cannot be read.
    } Bring the key store back from its backup copy with steward restore.
keys-unscrubbed = Deleted keys are not wiped from the key store yet, because another program was reading it. Stop that program, then restart Steward.

## What could not be said

inbox-notice = { $name }, you have a message from the bot: { $command }
inbox-not-read = Your message to { $name } could not be delivered. It has waited in their inbox for three days. Try to reach them another way.

held-broken = It broke the bot each time, which is our mistake: look into the log and report what it says. Then stop the bot and run steward restore --resume, or --drop to let go of it.
held-not-decided = The connection broke, and the same words stand in the room from about that time. Look into the room. Not said: stop the bot and run steward restore --resume. Said: --drop.
held-not-read-back = The connection broke, and the bot may not read that room. Look into the room. Not said: stop the bot and run steward restore --resume. Said: --drop.
held-not-taken = The platform would not take it for a whole day. See whether the platform works again, then stop the bot and run steward restore --resume. To let go of it: --drop.
held-restored = It was waiting in the backup and may have been said since. Stop the bot and run steward restore --resume, or --drop to let go of it.
held-room-closed = The room lets the bot say nothing. Somebody lets it in and lets it write, then stop the bot and run steward restore --resume. To let go of it: --drop.
held-room-too-open = More people read that room now than the message is for. Somebody says with group room what the room is for, then stop the bot and run steward restore --resume. To let go of it: --drop.
held-room-unknown = The room was taken off the list of the group's rooms. If it still matters, say it there yourself. To let go of it: steward restore --drop.
held-unreadable = Its key is gone, so nobody can read it any more. Run steward verify. If it was erased on purpose, stop the bot and run steward restore --drop.
