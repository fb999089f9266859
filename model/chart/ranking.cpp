#include "model/chart/ranking.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

struct Candidate
{
    quint32 code = 0;
    ChartValue value;
};

bool stands(const ChartValue &value)
{
    return value.unknown || value.keep;
}

} // namespace

std::vector<ChartSeries> ChartRanking::emptySeries(size_t positions) const
{
    std::vector<ChartSeries> all;
    for (const Entry &entry : entries) {
        ChartSeries series;
        series.name = entry.value.name;
        series.key = entry.value.key;
        series.unknown = entry.value.unknown;
        series.alleged = entry.value.alleged;
        series.gathered = entry.gathered;
        series.cells.resize(positions);
        all.push_back(std::move(series));
    }
    return all;
}

ChartRanking rankValues(const std::function<ChartValue(quint32)> &valueOf,
                        const ChartTotals &totals,
                        int most,
                        bool byName)
{
    const auto heavier = [&totals](quint32 a, quint32 b) {
        return std::tuple(totals.weights[b], totals.rows[b])
               < std::tuple(totals.weights[a], totals.rows[a]);
    };
    std::vector<Candidate> named, apart;
    for (quint32 code = 0; code < totals.rows.size(); ++code) {
        if (totals.rows[code] == 0)
            continue;
        ChartValue value = valueOf(code);
        auto &list = stands(value) ? apart : named;
        list.push_back({code, std::move(value)});
    }
    std::ranges::stable_sort(named, [&](const Candidate &a, const Candidate &b) {
        if (heavier(a.code, b.code) || heavier(b.code, a.code))
            return heavier(a.code, b.code);
        return std::tie(a.value.name, a.value.key) < std::tie(b.value.name, b.value.key);
    });

    ChartRanking ranking;
    ranking.entryOf.assign(totals.rows.size(), -1);
    const size_t shown =
        named.size() <= static_cast<size_t>(most) + 1 ? named.size() : static_cast<size_t>(most);
    if (byName) {
        // One order whatever the machine's: a file is the same wherever it is made.
        const QCollator collator(QLocale(QLocale::English, QLocale::UnitedStates));
        std::sort(named.begin(),
                  named.begin() + static_cast<std::ptrdiff_t>(shown),
                  [&collator](const Candidate &a, const Candidate &b) {
                      const int order = collator.compare(a.value.name, b.value.name);
                      return order != 0 ? order < 0 : a.value.key < b.value.key;
                  });
    }
    const auto add = [&ranking](const ChartValue &value, bool gathered) {
        ranking.entries.push_back({value, gathered});
        return static_cast<int>(ranking.entries.size()) - 1;
    };
    for (size_t i = 0; i < shown; ++i)
        ranking.entryOf[named[i].code] = add(named[i].value, false);
    ranking.gathered = static_cast<int>(named.size() - shown);
    if (ranking.gathered > 0) {
        const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
        const ChartValue other{Words::tr("all others (%1)").arg(english.toString(ranking.gathered)),
                               u"other"_s,
                               false,
                               named[shown].value.alleged};
        const int entry = add(other, true);
        for (size_t i = shown; i < named.size(); ++i)
            ranking.entryOf[named[i].code] = entry;
    }
    for (const bool unknown : {false, true}) {
        for (const Candidate &each : apart) {
            if (each.value.unknown == unknown)
                ranking.entryOf[each.code] = add(each.value, false);
        }
    }
    return ranking;
}

} // namespace sourceline
