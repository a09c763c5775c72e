# What is said to whoever runs the bot. Only the first sentence is for members.

restored-announcement = My memory was put back from a copy of { $at }. I know nothing that happened here after that. Please look at open votes, meetings and who is on the roll, and tell me again what is missing.

## The configuration

config-missing = There is no configuration at { $path }. For a new bot, run steward setup; to try Steward without one, run steward chat.
config-unreadable = { $path } cannot be read ({ $why }). See that the file is yours, then try again.
config-not-toml = { $path }, line { $line }: this is not written as a setting. Write it like language = "en", with the text in quotes.
config-wrong-value = { $path }, line { $line }: { $name } cannot have this value. See config.example.toml for what it may be.
config-unknown = { $path }, line { $line }: there is no setting { $name } here. Take one of these, or remove the line: { $known }
config-unknown-near = { $path }, line { $line }: there is no setting { $name } here. Did you mean { $near }?
config-lacks = { $path }, line { $line }: the setting { $name } is missing here. Add it.
config-store-wanted = { $path }, line { $line }: with PostgreSQL the keys need a database of their own. Name it as store in the section [keys].

## What is installed

features-none = Not one feature is installed. In a copy of the source, run make; otherwise run pip install -e . in its folder.
feature-missing = There is no feature { $name }. Name only installed ones in config.toml: { $known }
platform-none = { $path } names no platform to run on. Add a section such as [adapters.matrix]; to try Steward without one, run steward chat.
platform-missing = There is no platform { $name }. Name only installed ones in config.toml: { $known }
platform-part-missing = The platform { $name } needs { $part }, which is not installed. Run pip install "shop-steward[{ $name }]".

## The database and the disk

database-missing = There is no database at { $place }. For a new bot, run steward setup; to put a backup back, run steward restore.
database-empty = There is nothing yet in the database { $place }. Run steward setup.
database-not-ours = What is at { $place } is not a database of Steward. Name the right one as database in config.toml.
database-older = The database { $place } is from an older Steward. Start the bot once with steward run: it brings it up to date and keeps a copy.
database-newer = The database { $place } was written by a newer Steward. Install that version and start again.
database-damaged = The database { $place } is damaged. Stop the bot and put your last backup back: steward restore FILE --replace
database-locked = Another program holds the database { $place }. Wait a moment and try again, or stop that program.
database-in-use = Steward already runs on { $path }. Stop it first, then try again.
database-read-only = The database { $place } cannot be written to. See that the file and its folder belong to whoever runs the bot.
database-unopenable = The database { $place } cannot be opened. See that its folder is there and belongs to you.
database-unreachable = The database server does not answer ({ $place }). See that it runs, then try again.
database-password = The database server refuses name or password ({ $place }). Put the right ones into config.toml.
database-unknown = The database server knows no such database or name ({ $place }). Make it there first, or name another in config.toml.
database-address-wrong = This is no address of a database. Give a file, or an address like postgresql://name@host/database.
database-driver-missing = PostgreSQL needs one part more. Run pip install "shop-steward[postgres]".
disk-is-full = The disk is full ({ $place }), so nothing was changed. Make room, then try again.
disk-fails = The disk reports errors ({ $place }). Look at the disk before you go on; your backups are worth a second copy now.
path-forbidden = You may not read or write { $path }. Run this as the person the bot belongs to, or change the rights of the file.
system-trouble = { $path } cannot be used: { $why }. Put that right, then try again.
broke = Something broke on our side ({ $kind }), and nothing half-done was kept. Run it again with --debug before the command, and send us what it prints: it holds nobody's words.

## The command line

cli-unknown = There is no command { $name }. Run steward --help to see them all.
cli-unknown-near = There is no command { $name }. Did you mean steward { $near }?
cli-wrong = { $what } Run steward --help to see how it goes.
verify-file-receipt = A backup is searched for a receipt. Give its code too: steward verify FILE --receipt CODE
restore-what = Say one thing: a backup to put back (steward restore FILE), or what to do with what is held (--resume or --drop).

## Chat

chat-no-platform = Drawings of { $name } come with that platform, which is not part of this version. Leave --platform out to see the console.
chat-transcript-database = A transcript plays on a scratch database of its own. Leave --database out.
chat-database-keys = The keys to that database need a place that stays. Name one with --keep FOLDER.

## Setting up

setup-ask-language = Which language should these commands speak?
setup-ask-keys = Where should the keys be: in a file on this machine, in its environment (env), or partly in a passphrase that you type after each restart?
setup-ask-passphrase = Choose a passphrase of several words for cases and secret votes:
setup-passphrase-again = The same once more:
passphrase-short = That passphrase is too easily guessed, so nothing was made. Take at least { $count } letters, best several words.
passphrase-differs = The two were not the same, so nothing was made. Run steward setup again.
setup-config-comment = What each setting means and what else there is: config.example.toml
setup-config-made = The configuration is in { $path }
setup-config-kept = The configuration in { $path } is left as it is.
setup-keys-file = The keys are in { $path }. Whoever can read that folder can read everything: keep it out of other backups.
setup-keys-env = The keys are taken from the environment. Keep a copy of them in a safe place: without them nothing sealed can be read.
setup-keys-passphrase = One key is in { $path }, the other is your passphrase. Nobody can bring it back for you: keep a copy in a safe place.
setup-keys-wanted = Put these two lines into the environment that the bot starts in, keep a copy in a safe place, then run steward setup again:
setup-code = The founding code is { $code }. Whoever types it after group setup founds the group; it works once.
setup-no-platform = No platform is named yet. Add one to { $path } before you run the bot.
setup-next = See whether all is well with steward check, then start with steward run.

## Running

run-ready = Steward is running on { $platforms }. Stop it with Ctrl-C.
run-locked = Cases and secret votes are locked until you run steward unlock.
run-copy-kept = The database is from an older Steward. A copy of it is kept at { $path }
run-platform-stopped = { $name } has stopped and the others go on. { $why }
run-nobody-left = Every platform has stopped, so the bot ends. steward check says what to do.

unlock-ask = Passphrase:
unlock-done = Unlocked. What was waiting goes out now.
unlock-nobody = No running bot is waiting for a passphrase at { $path }. Start it with steward run.
unlock-no-passphrase = This bot uses no passphrase, so there is nothing to unlock.
socket-path-too-long = The path { $path } is too long for a socket. Name a shorter one as socket in the section [keys] of config.toml.
socket-path-taken = { $path } is there already and is no socket. Move it away, or name another place as socket in the section [keys] of config.toml.
socket-trouble = The socket { $path } cannot be used: { $why }. Put that right, then try again.
socket-not-understood = The running bot did not understand. See that it is the same version as this one.
socket-no-answer = The running bot gave no answer. See whether it still runs, then try again.

## Backups

backup-written = The backup is in { $path } ({ $size } kB), without any key. The keys have their one copy in { $keys }: keep the two apart.
backup-dropped =
    { $count ->
        [one] One old backup had its time and was deleted.
       *[other] { $count } old backups had their time and were deleted.
    }
backup-missing = There is no backup at { $path }. Give the path of one.
backup-not-a-database = { $path } is no backup of Steward. Give the path of one.
backup-not-ours = { $path } is a database, but no backup of Steward. Give the path of one.
backup-damaged = The backup { $path } is damaged and was not used. Try the one before it.
backup-newer = The backup { $path } was made by a newer Steward. Install that version and try again.

restore-target-full = There is a database at { $place } already, and it was left as it is. To put the backup in its place, add --replace.
restore-done = The backup of { $at } is back.
restore-erased =
    { $count ->
        [one] One erasure that happened later was carried out again.
       *[other] { $count } erasures that happened later were carried out again.
    }
restore-held = Held for you to decide: { $messages ->
        [one] one message
       *[other] { $messages } messages
    } and { $timers ->
        [one] one timer
       *[other] { $timers } timers
    } ({ $names }). They may have been said and done after the backup was made. To say and do them now, run steward restore --resume; to let go of them, steward restore --drop.
restore-aside = What was there before is kept at { $path }. Delete it when all is well.
restore-next = Start with steward run: the bot tells every group that its memory was put back.
decided-nothing = Nothing is held.
decided-resumed = What was held goes its way when the bot starts: { $messages ->
        [one] one message
       *[other] { $messages } messages
    } and { $timers ->
        [one] one timer
       *[other] { $timers } timers
    }.
decided-dropped = What was held is let go: { $messages ->
        [one] one message
       *[other] { $messages } messages
    } and { $timers ->
        [one] one timer
       *[other] { $timers } timers
    }.

## What check and verify find

level-fine = ok
level-note = note
level-problem = TO DO

check-broke = Looking at { $part } did not work, and that is our mistake. Run steward --debug check and send us what it prints: it holds nobody's words.
check-config-fine = The configuration { $path } is in order.
check-config-open = Other people on this machine can read { $path }.
check-config-open-do = If it holds a password, run chmod 600 { $path }
check-no-platform = No platform is named in { $path }.
check-no-platform-do = Add a section such as [adapters.matrix] before you run the bot.
check-features-off = Installed but not switched on: { $names }.
check-features-off-do = To use them, add them to features in config.toml.
check-disk-fine = There is room on the disk ({ $room } GB).
check-disk-filling = Only { $room } MB are free where { $path } is.
check-disk-filling-do = Make room soon.
check-disk-full = Only { $room } MB are free where { $path } is, and without room the bot can note nothing.
check-disk-full-do = Make room now.
check-backup-none = There is no backup yet.
check-backup-none-do = Run steward backup, and have it run every day.
check-backup-old = The last backup is { $age } old.
check-backup-old-do = Run steward backup, and have it run every day.
check-backup-fine = The last backup is { $age } old and went to { $path }
check-replaced = The database that a restore replaced is still at { $path }
check-replaced-do = Delete it when all is well; steward backup deletes it after { $days } days.
check-backups-kept =
    { $count ->
        [one] One copy of the database is older than { $days } days, and it may still hold somebody who was erased.
       *[other] { $count } copies of the database are older than { $days } days, and they may still hold somebody who was erased.
    }
check-backups-kept-do = Run steward backup: it deletes what has had its time.
check-older = The database is from an older Steward.
check-older-do = Start the bot: it brings the database up to date and keeps a copy.
check-database-fine = The database can be reached and is up to date.
check-running = The bot is running.
check-not-running = The bot is not running.
check-keys-in-files = Both keys lie as files in { $path }: whoever takes this machine can read everything.
check-keys-in-files-do = If that could happen to you, set up a bot with keys = passphrase.
check-clock-fine = The clock of this machine says { $now }.
check-clock-behind = The clock of this machine is { $by } behind what is already written down.
check-clock-behind-do = Set it right, best by a time service, then restart the bot.
check-groups =
    { $count ->
        [one] One group lives here.
       *[other] { $count } groups live here.
    }
check-code-waits = No group is founded yet; the founding code has not been used.
check-code-waits-do = Give it to whoever founds the group. For a new one, run steward setup --code.
check-no-group = No group is founded yet, and there is no founding code.
check-no-group-do = Run steward setup --code.
check-restored = A backup was put back, and the groups do not know it yet.
check-restored-do = Start the bot: it tells them.
check-messages-fine = No message is held.
check-messages-held =
    { $count ->
        [one] One message for { $platform } is held.
       *[other] { $count } messages for { $platform } are held, all for this reason:
    }
check-messages-decide = Stop the bot, then run steward restore --resume to say them, or steward restore --drop to let go of them.
check-messages-late =
    { $count ->
        [one] One message has been waiting for { $platform } for a while ({ $why }).
       *[other] { $count } messages have been waiting for { $platform } for a while ({ $why }).
    }
check-messages-late-do = The bot keeps trying. If it goes on, see whether { $platform } works.
check-timers-fine = Nothing that fell due is waiting.
check-timers-due =
    { $count ->
        [one] One thing fell due while the bot was down.
       *[other] { $count } things fell due while the bot was down.
    }
check-timers-due-do = Start the bot: it does them and says that they are late.
check-timers-late =
    { $count ->
        [one] One thing that fell due has not been done, although the bot runs.
       *[other] { $count } things that fell due have not been done, although the bot runs.
    }
check-timers-late-do = Restart the bot. If it stays so, send us its log: it holds nobody's words.
check-timers-held =
    { $count ->
        [one] One thing that fell due is held: { $names }.
       *[other] { $count } things that fell due are held: { $names }.
    }
check-timers-held-do = Stop the bot, then run steward restore --resume to have them done, or steward restore --drop to let go of them.
check-answers-owed =
    { $count ->
        [one] One answer did not reach whoever asked.
       *[other] { $count } answers did not reach whoever asked.
    }
check-answers-owed-do = The bot puts them where each person finds them with my inbox, at its next start at the latest.
check-platform-stopped = { $name } has stopped. { $why }
check-platform-stopped-do = Then restart the bot.

verify-whole = Everything in the database can be read ({ $rows } rows).
verify-damaged = The database is damaged.
verify-damaged-do = Stop the bot and put your last backup back: steward restore FILE --replace
audit-whole =
    { $count ->
        [0] There is no record to follow yet.
        [one] The record of the group is whole.
       *[other] The records of all { $count } groups are whole.
    }
audit-broken = In the record of group { $group } somebody changed row { $row } or one before it.
audit-broken-do = Ask who had access to this machine. Your last backup has the record as it was.
keys-whole = The key store and its backup copy are whole.
keys-match = Everything sealed has its key, and no key is left over ({ $count }).
key-lacking =
    { $count ->
        [one] One thing is sealed and its key is gone: { $some }.
       *[other] { $count } things are sealed and their keys are gone: { $some }.
    }
key-lacking-do = Secret votes that were open lose their keys with a restore: hold them again. Anything else: bring the key store back from its copy.
key-left =
    { $count ->
        [one] One key seals nothing: { $some }.
       *[other] { $count } keys seal nothing: { $some }.
    }
key-left-do = After a restore that is so, and does no harm. At any other time, send us this line.
subject-unlisted =
    { $count ->
        [one] One thing is sealed and not listed: { $some }.
       *[other] { $count } things are sealed and not listed: { $some }.
    }
subject-unlisted-do = Nothing is lost, but it could not be erased. Send us this line.
subject-empty =
    { $count ->
        [one] One key is listed for something that is gone: { $some }.
       *[other] { $count } keys are listed for something that is gone: { $some }.
    }
subject-empty-do = An erasure may have stopped halfway. Send us this line.
verify-receipt-unknown = No erasure here has that receipt. Look at the code again; receipts go when no backup can bring anything back.
receipt-nothing = Nothing is left of what was erased on { $at }.
receipt-found =
    { $rows ->
        [one] One row still names what was erased, in { $places }.
       *[other] { $rows } rows still name what was erased, in { $places }.
    }
receipt-found-do = That must not be. Stop the bot, run steward verify, and send us what it prints.
receipt-in-backup =
    { $rows ->
        [one] One row of this backup is from before the erasure.
       *[other] { $rows } rows of this backup are from before the erasure.
    }
receipt-in-backup-do = Their words cannot be opened, and a restore deletes them. Backups this old are gone by { $until }.
receipt-key-gone =
    { $count ->
        [one] The key to it is destroyed.
       *[other] The { $count } keys to it are destroyed.
    }
receipt-key-there =
    { $count ->
        [one] The key to it is still there.
       *[other] { $count } keys to it are still there.
    }
receipt-key-there-do = That must not be. Restart the bot, then run this again.
