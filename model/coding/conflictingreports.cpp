#include "model/coding/conflictreading.h"
#include "model/store/claimwords.h"
#include "model/store/statementcache.h"
#include "model/text/edtf.h"

#include <QCoreApplication>
#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <map>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ConflictingReports)
};

constexpr double minutesOfDay = 1440;

struct Claim
{
    Id id;
    QString speaker;
    QString value;
    std::optional<double> low, high; ///< none: open
};

struct Group
{
    QByteArray field, measure;
    QString whom;
    std::vector<Claim> claims;
};

std::optional<qint32> number(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(qint32(row.integer(column)));
}

/// Reads the feeding claims of one incident after the other and looks which exclude each other.
class Reader
{
public:
    explicit Reader(sqlite3 *database)
        : m_statements(database)
    {}

    Result<void> read(Id incident, std::vector<ConflictingReport> &found)
    {
        ConflictingReport head;
        head.incident = incident;
        QString zone;
        if (!readHead(head, zone))
            return {};
        std::map<std::tuple<QByteArray, QByteArray, QString>, Group> groups;
        if (auto done = readClaims(incident, zone, groups); !done)
            return done;
        for (const auto &[key, group] : groups)
            add(head, group, found);
        return {};
    }

private:
    using Groups = std::map<std::tuple<QByteArray, QByteArray, QString>, Group>;

    bool readHead(ConflictingReport &head, QString &zone)
    {
        const LentStatement row = m_statements.lend(
            "SELECT i.title, i.date_edtf, p.name, i.zone FROM incident i LEFT JOIN "
            "place p ON p.id = i.place WHERE i.id = ?1");
        row->bind(1, head.incident);
        if (!row->next())
            return false;
        head.title = row->text(0);
        head.dateEdtf = row->text(1);
        head.placeName = row->text(2);
        zone = row->text(3);
        return true;
    }

    // Claims that feed a figure or the date; what feeds nothing contradicts nothing.
    Result<void> readClaims(Id incident, const QString &zone, Groups &groups)
    {
        const LentStatement row = m_statements.lend(
            "SELECT c.id, c.field, c.measure, coalesce(w.handle, w.name, c.whom_nationality, "
            "'all'), "
            "c.reported, c.low, c.best, c.high, c.resolved_edtf, t.speaker, c.qualifier FROM claim "
            "c JOIN statement t ON t.id = c.statement LEFT JOIN actor w ON w.id = c.whom_name "
            "WHERE c.incident = ?1 AND c.feeds = 1 ORDER BY c.id");
        row->bind(1, incident);
        while (row->next()) {
            const QByteArray field = row->utf8(1);
            std::optional<Claim> claim =
                field == "date" ? dateClaim(row.get(), zone) : figureClaim(row.get());
            if (!claim)
                continue;
            const bool ofPeople = field != "munitions" && field != "count" && field != "date";
            QByteArray measure = field == "munitions" ? row->utf8(2) : QByteArray();
            if (field == "munitions" && measure.isEmpty())
                measure = "unspecified";
            const QString whom = ofPeople ? row->text(3) : u"all"_s;
            Group &group = groups[{field, measure, whom}];
            group.field = field;
            group.measure = measure;
            group.whom = whom;
            group.claims.push_back(std::move(*claim));
        }
        return row->failed() ? Result<void>(row->error()) : Result<void>();
    }

    const QString &nameOf(Id speaker)
    {
        const auto known = m_names.constFind(speaker);
        if (known != m_names.constEnd())
            return *known;
        const LentStatement row = m_statements.lend("SELECT name FROM actor WHERE id = ?1");
        row->bind(1, speaker);
        return *m_names.insert(speaker, row->next() ? row->text(0) : QString());
    }

    std::optional<Claim> dateClaim(const Statement &row, const QString &zone)
    {
        const QString edtf = row.text(8);
        const auto span = parseEdtf(edtf, zone.isEmpty() ? QTimeZone() : QTimeZone(zone.toUtf8()));
        if (!span || span->precision == DatePrecision::Unknown)
            return {};
        Claim claim{row.id(0), nameOf(row.id(9)), displayDate(edtf), {}, {}};
        if (span->earliest)
            claim.low = *span->earliest;
        if (span->latest)
            claim.high = *span->latest;
        return claim;
    }

    std::optional<Claim> figureClaim(const Statement &row)
    {
        static const std::set<QByteArray> figures = {
            "killed", "wounded", "casualties", "munitions", "count"};
        const QByteArray reported = row.utf8(4);
        if (!figures.contains(row.utf8(1)) || (reported != "figure" && reported != "none"))
            return {};
        Claim claim{row.id(0), nameOf(row.id(9)), {}, {}, {}};
        const QByteArray qualifier = row.utf8(10);
        const auto low = number(row, 5), best = number(row, 6), high = number(row, 7);
        claim.value = saidFigureWords(
            {QString::fromUtf8(reported), QString::fromUtf8(qualifier), low, best, high});
        if (reported == "none") {
            claim.low = claim.high = 0;
            return claim;
        }
        if (low)
            claim.low = double(*low);
        if (const auto most = mostPossible(qualifier, best, high))
            claim.high = double(*most);
        return claim;
    }

    static void
    add(const ConflictingReport &head, const Group &group, std::vector<ConflictingReport> &found)
    {
        std::optional<double> highestLow, lowestHigh;
        for (const Claim &claim : group.claims) {
            highestLow = std::max(highestLow, claim.low);
            if (claim.high)
                lowestHigh = lowestHigh ? std::min(*lowestHigh, *claim.high) : *claim.high;
        }
        if (!highestLow || !lowestHigh || *highestLow <= *lowestHigh)
            return;
        ConflictingReport report = head;
        report.field = group.field;
        report.measure = group.measure;
        report.whom = group.whom;
        sortSides(group, report);
        measure(*lowestHigh, *highestLow, report);
        found.push_back(std::move(report));
    }

    static void measure(double lowestHigh, double highestLow, ConflictingReport &report)
    {
        if (report.field == "date") {
            report.gap = (highestLow - lowestHigh) / minutesOfDay;
            const int days = int(report.gap) + 1;
            report.gapWords =
                days == 1 ? Words::tr("1 day apart") : Words::tr("%1 days apart").arg(days);
            return;
        }
        report.gap = highestLow / std::max(1.0, lowestHigh) - (lowestHigh < 1 ? 0 : 1);
        report.gapWords = Words::tr("%1 to %2").arg(lowestHigh).arg(highestLow);
    }

    static void sortSides(const Group &group, ConflictingReport &report)
    {
        std::vector<Claim> claims = group.claims;
        std::stable_sort(claims.begin(), claims.end(), [](const Claim &a, const Claim &b) {
            return std::pair(a.low, a.high) < std::pair(b.low, b.high);
        });
        std::set<QString> speakers;
        for (const Claim &claim : claims) {
            if (report.sides.empty() || report.sides.back().value != claim.value)
                report.sides.push_back({claim.value, {}, {}});
            ReportedSide &side = report.sides.back();
            side.claims.push_back(claim.id);
            if (!side.speakers.contains(claim.speaker))
                side.speakers.append(claim.speaker);
            speakers.insert(claim.speaker);
        }
        report.speakers = int(speakers.size());
    }

    StatementCache m_statements;
    QHash<Id, QString> m_names;
};

} // namespace

Result<std::vector<ConflictingReport>> conflictingReports(sqlite3 *database,
                                                          std::span<const Id> incidents,
                                                          const std::atomic<bool> *cancelled)
{
    Reader reader(database);
    return conflictsOfEach(
        incidents, cancelled, [&reader](Id incident, std::vector<ConflictingReport> &found) {
            return reader.read(incident, found);
        });
}

void sortWorstFirst(std::vector<ConflictingReport> &reports)
{
    std::stable_sort(
        reports.begin(), reports.end(), [](const ConflictingReport &a, const ConflictingReport &b) {
            return a.gap != b.gap ? a.gap > b.gap : (b.field == "date") > (a.field == "date");
        });
}

} // namespace sourceline
