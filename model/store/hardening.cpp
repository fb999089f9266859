#include "model/store/hardening.h"

#include "model/store/fulltext.h"
#include "model/store/statement.h"

#include <array>
#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int megabyte = 1024 * 1024;

struct Setting
{
    int option;
    int value;
};

Result<void> configure(sqlite3 *database)
{
    constexpr std::array settings{
        Setting{SQLITE_DBCONFIG_DEFENSIVE, 1},
        Setting{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        Setting{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        Setting{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        Setting{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        Setting{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
        Setting{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
        Setting{SQLITE_DBCONFIG_DQS_DML, 0},
        Setting{SQLITE_DBCONFIG_DQS_DDL, 0},
        Setting{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (const Setting &setting : settings) {
        int answer = -1;
        const int code = sqlite3_db_config(database, setting.option, setting.value, &answer);
        if (code != SQLITE_OK || answer != setting.value)
            return Error{
                u"This system's SQLite refuses a safety setting (%1). Nothing was opened."_s.arg(
                    setting.option)};
    }
    return {};
}

void limit(sqlite3 *database)
{
    constexpr std::array limits{
        Setting{SQLITE_LIMIT_LENGTH, 256 * megabyte},
        Setting{SQLITE_LIMIT_SQL_LENGTH, megabyte},
        Setting{SQLITE_LIMIT_ATTACHED, 1}, // VACUUM INTO needs one
        Setting{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
        Setting{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10'000},
    };
    for (const Setting &setting : limits)
        sqlite3_limit(database, setting.option, setting.value);
}

} // namespace

Result<void> setPragma(sqlite3 *database, const char *name, const char *value)
{
    const QByteArray set = QByteArray("PRAGMA ") + name + " = " + value;
    if (Result<void> done = Statement(database, set.constData()).run(); !done)
        return done;
    Statement read(database, QByteArray(QByteArray("PRAGMA ") + name).constData());
    const bool answered = read.next();
    if (read.failed())
        return read.error();
    if (answered && read.text(0).compare(QLatin1StringView(value), Qt::CaseInsensitive) == 0)
        return {};
    return Error{
        u"%1 cannot be opened safely: SQLite answers %2 to %3 = %4. Nothing was changed."_s.arg(
            QString::fromUtf8(sqlite3_db_filename(database, "main")),
            answered ? read.text(0) : u"nothing"_s,
            QLatin1StringView(name),
            QLatin1StringView(value))};
}

Result<void> harden(sqlite3 *database)
{
    if (Result<void> configured = configure(database); !configured)
        return configured;
    limit(database);
    if (Result<void> checked = setPragma(database, "cell_size_check", "1"); !checked)
        return checked;
    // No mapping: a file cut short by somebody else would be a SIGBUS. Reads back as nothing where
    // there is no file.
    if (Result<void> unmapped = Statement(database, "PRAGMA mmap_size = 0").run(); !unmapped)
        return unmapped;
    return registerFullText(database);
}

} // namespace sourceline
