// Places that are stated for one incident and cannot both be true.
#include "model/coding/conflictreading.h"
#include "model/coding/statedplaces.h"
#include "model/store/statementcache.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <set>

namespace sourceline {

namespace {

struct PlaceWords
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ConflictingPlaces)
};

constexpr double kilometresPerGap = 100; // as bad as a figure that another doubles
constexpr double gapOfCountries = 10;

class PlacesReader
{
public:
    explicit PlacesReader(sqlite3 *database)
        : m_statements(database)
    {}

    Result<void> read(Id incident, std::vector<ConflictingReport> &found)
    {
        auto sides = readSides(incident);
        if (!sides)
            return sides.error();
        if (sides->size() < 2)
            return {};
        if (!m_places) {
            auto places = StatedPlaces::read(m_statements.database());
            if (!places)
                return places.error();
            m_places = std::move(*places);
        }
        ConflictingReport report = reportOf(*sides);
        if (report.sides.empty())
            return {};
        report.incident = incident;
        if (auto head = readHead(report); !head)
            return head;
        found.push_back(std::move(report));
        return {};
    }

private:
    // A side is a wording; claims that feed nothing contradict nothing.
    Result<std::vector<ReportedSide>> readSides(Id incident)
    {
        const LentStatement row = m_statements.lend(
            "SELECT c.id, c.value, s.name FROM claim c JOIN statement t ON t.id = c.statement JOIN "
            "actor s ON s.id = t.speaker WHERE c.incident = ?1 AND c.field = 'place' AND c.feeds = "
            "1 AND c.value IS NOT NULL ORDER BY c.id");
        row->bind(1, incident);
        std::vector<ReportedSide> sides;
        while (row->next()) {
            const QString wording = row->text(1).trimmed(), speaker = row->text(2);
            auto side =
                std::find_if(sides.begin(), sides.end(), [&wording](const ReportedSide &known) {
                    return known.value.compare(wording, Qt::CaseInsensitive) == 0;
                });
            if (side == sides.end())
                side = sides.insert(side, {wording, {}, {}});
            side->claims.push_back(row->id(0));
            if (!side->speakers.contains(speaker))
                side->speakers.append(speaker);
        }
        if (row->failed())
            return row->error();
        return sides;
    }

    // Of the wordings that another contradicts, what most say first.
    ConflictingReport reportOf(const std::vector<ReportedSide> &sides) const
    {
        ConflictingReport report;
        report.field = "place";
        report.whom = QStringLiteral("all");
        std::set<size_t> apart;
        for (size_t i = 0; i < sides.size(); ++i) {
            for (size_t j = i + 1; j < sides.size(); ++j) {
                const auto between = m_places->apart(sides[i].value, sides[j].value);
                if (!between)
                    continue;
                apart.insert({i, j});
                widen(report, *between);
            }
        }
        std::set<QString> speakers;
        for (const size_t side : apart) {
            report.sides.push_back(sides[side]);
            speakers.insert(sides[side].speakers.begin(), sides[side].speakers.end());
        }
        report.speakers = int(speakers.size());
        std::ranges::sort(report.sides, {}, [](const ReportedSide &side) {
            return std::pair(-side.speakers.size(), side.value.toCaseFolded());
        });
        return report;
    }

    static void widen(ConflictingReport &report, const StatedPlaces::Apart &between)
    {
        const double gap =
            between.kilometres ? *between.kilometres / kilometresPerGap : gapOfCountries;
        if (gap <= report.gap)
            return;
        report.gap = gap;
        report.gapWords = between.kilometres
                              ? PlaceWords::tr("%1 km apart").arg(qRound(*between.kilometres))
                              : PlaceWords::tr("two countries");
    }

    Result<void> readHead(ConflictingReport &report)
    {
        const LentStatement row =
            m_statements.lend("SELECT i.title, i.date_edtf, p.name FROM incident i LEFT JOIN place "
                              "p ON p.id = i.place WHERE i.id = ?1");
        row->bind(1, report.incident);
        if (row->next()) {
            report.title = row->text(0);
            report.dateEdtf = row->text(1);
            report.placeName = row->text(2);
        }
        return row->failed() ? Result<void>(row->error()) : Result<void>();
    }

    StatementCache m_statements;
    std::optional<StatedPlaces> m_places; ///< read where somebody states two
};

} // namespace

Result<std::vector<Id>> placesStatedTwice(sqlite3 *database, const std::atomic<bool> *cancelled)
{
    Statement row(database,
                  "SELECT incident, value FROM claim WHERE field = 'place' AND feeds = 1 AND value "
                  "IS NOT NULL");
    QHash<Id, QByteArray> first;
    std::vector<Id> found;
    while (!(cancelled && cancelled->load()) && row.next()) {
        const QByteArrayView value = row.utf8View(1);
        QByteArray &known = first[row.id(0)];
        if (known.isNull())
            known = value.toByteArray();
        else if (known != value)
            found.push_back(row.id(0));
    }
    if (row.failed())
        return row.error();
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Result<std::vector<ConflictingReport>> conflictingPlaces(sqlite3 *database,
                                                         std::span<const Id> incidents,
                                                         const std::atomic<bool> *cancelled)
{
    PlacesReader reader(database);
    return conflictsOfEach(
        incidents, cancelled, [&reader](Id incident, std::vector<ConflictingReport> &found) {
            return reader.read(incident, found);
        });
}

} // namespace sourceline
