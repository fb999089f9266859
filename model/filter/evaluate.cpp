#include "model/filter/evaluate.h"

#include "model/filter/columnterms.h"
#include "model/filter/filtervalue.h"
#include "model/filter/recordterms.h"

#include <algorithm>
#include <array>

namespace sourceline {

namespace {

using Words = std::array<quint64, RowBits::segmentWords>;

bool isCancelled(const std::atomic_bool *cancelled)
{
    return cancelled && cancelled->load(std::memory_order_relaxed);
}

} // namespace

Result<CompiledFilter> CompiledFilter::compile(sqlite3 *database,
                                               const IncidentTable &table,
                                               const FilterSpec &spec,
                                               const std::atomic_bool *cancelled)
{
    CompiledFilter filter;
    RecordTerms records(database, table, cancelled);
    for (size_t choice = 0; choice < spec.all.size(); ++choice) {
        std::vector<Test> tests;
        for (size_t at = 0; at < spec.all[choice].size() && !isCancelled(cancelled); ++at) {
            const FilterTerm &term = spec.all[choice][at];
            if (!term.enabled)
                continue;
            const auto value = readFilterValue(term);
            if (!value) {
                filter.m_problems.push_back({choice, at, value.error().message});
                continue;
            }
            if (auto mark = columnMark(*value)) {
                tests.push_back({std::move(mark), term.negated});
                continue;
            }
            filter.m_readsRecords = true;
            auto found = records.mark(*value);
            if (!found)
                return found.error();
            if (found->mark)
                tests.push_back({std::move(found->mark), term.negated});
            else
                filter.m_problems.push_back({choice, at, found->problem});
        }
        if (!tests.empty())
            filter.m_choices.push_back(std::move(tests));
    }
    return filter;
}

void CompiledFilter::evaluateSegment(const IncidentTable &table,
                                     size_t index,
                                     std::span<quint64> words) const
{
    const Segment &segment = *table.segments[index];
    std::ranges::fill(words, 0);
    std::ranges::copy(segment.living, words.begin());
    thread_local Words choice, test;
    const size_t used = segment.living.size();
    for (const std::vector<Test> &tests : m_choices) {
        choice.fill(0);
        for (const Test &one : tests) {
            std::fill_n(test.begin(), used, quint64{0});
            one.mark(segment, index, test);
            for (size_t i = 0; i < used; ++i)
                choice[i] |= one.negated ? ~test[i] : test[i];
        }
        quint64 any = 0;
        for (size_t i = 0; i < used; ++i)
            any |= words[i] &= choice[i];
        if (any == 0)
            return;
    }
}

RowBits CompiledFilter::evaluate(const IncidentTable &table,
                                 const std::atomic_bool *cancelled) const
{
    RowBits bits(table);
    for (size_t i = 0; i < table.segments.size() && !isCancelled(cancelled); ++i)
        evaluateSegment(table, i, bits.segment(i));
    return bits;
}

} // namespace sourceline
