#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

struct sqlite3;

namespace sourceline {

/// One incident as an answer to another. Mere sequence is not among these.
struct TimelineLink
{
    enum class Kind
    {
        Retaliation,
        Reaction
    };

    Kind kind = Kind::Retaliation;
    Id cause, response;
    bool stated = false; ///< else implied, an alleged motive or a coder's inference
    QString basis;       ///< in the schema's words
};

/// When an article or paper came out; summaries and changed versions are not publications.
struct Publication
{
    Id document;
    qint32 from = 0, to = 0; ///< minutes since 1970 UTC
    quint32 title = 0;       ///< where its words begin in PublicationWords
    quint32 outlet = 0, date = 0;
};

/// What is said of publications when one is pointed at: a hundred thousand titles in one piece, and
/// each outlet and day once.
class PublicationWords
{
public:
    QString title(const Publication &of) const;
    QString outlet(const Publication &of) const; ///< empty: not known
    QString date(const Publication &of) const;

    void add(Publication &to, const QString &title, const QString &outlet, const QString &edtf);
    void finish(); ///< nothing is added after it

private:
    quint32 shared(const QString &text);

    QByteArray m_titles; ///< UTF-8, each with its NUL
    std::vector<QString> m_shared;
    QHash<QString, quint32> m_indexOf; ///< until finish()
};

/// Minutes since 1970 UTC of incidents whose local time is recorded beside their day; ids ascend.
struct LocalTimes
{
    std::vector<Id> ids;
    std::vector<qint32> minutes;

    bool operator==(const LocalTimes &) const = default;
};

struct TimelineRecords
{
    std::vector<TimelineLink> links;
    std::vector<Publication> publications; ///< dated ones, by from
    PublicationWords words;
    qsizetype undated = 0;
    std::shared_ptr<const LocalTimes> times;
};

Result<TimelineRecords> readTimelineRecords(sqlite3 *database);

/// What is said about who did an incident, by whom.
struct WhoSays
{
    QString actor; ///< empty: no one is named
    QString stance;
    QStringList speakers; ///< each once
};

/// Attributions that are not retracted, joined by actor and stance.
Result<std::vector<WhoSays>> readWhoSays(sqlite3 *database, Id incident);

/// Targets of incidents as they are worded; ids ascend.
struct Targets
{
    std::vector<Id> ids;
    std::vector<quint32> codes;
    std::vector<QString> names; ///< by code; [0] is empty
};

Result<Targets> readTargets(sqlite3 *database);

} // namespace sourceline
