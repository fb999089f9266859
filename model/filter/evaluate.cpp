#include "model/filter/evaluate.h"

#include "model/filter/columnterms.h"
#include "model/filter/filtervalue.h"
#include "model/filter/recordterms.h"

#include <algorithm>
#include <array>
#include <thread>

namespace sourceline {

namespace {

using Words = std::array<quint64, RowBits::segmentWords>;

constexpr size_t worthAThread = 4; // segments

bool isCancelled(const std::atomic_bool *cancelled)
{
    return cancelled && cancelled->load(std::memory_order_relaxed);
}

/// Calls work(index) for each segment, on this thread and another one; in no order.
template <typename Work>
void forEachSegment(size_t count, const std::atomic_bool *cancelled, const Work &work)
{
    std::atomic<size_t> next = 0;
    const auto take = [&] {
        for (size_t i = next++; i < count && !isCancelled(cancelled); i = next++)
            work(i);
    };
    std::jthread other;
    if (count >= worthAThread)
        other = std::jthread(take);
    take();
}

} // namespace

std::shared_ptr<const CompiledFilter::Part> CompiledFilter::find(const Parts &parts,
                                                                 const FilterSpec::Choice &source)
{
    const auto found =
        std::ranges::find_if(parts, [&source](const auto &part) { return part->source == source; });
    return found == parts.end() ? nullptr : *found;
}

Result<CompiledFilter> CompiledFilter::compile(sqlite3 *database,
                                               const IncidentTable &table,
                                               const FilterSpec &spec,
                                               const std::atomic_bool *cancelled,
                                               const CompiledFilter *before,
                                               const DocumentLinks *links)
{
    CompiledFilter filter;
    RecordTerms records(database, table, cancelled, links);
    for (size_t choice = 0; choice < spec.all.size() && !isCancelled(cancelled); ++choice) {
        auto known = before ? find(before->m_parts, spec.all[choice]) : nullptr;
        if (!known) {
            auto part = std::make_shared<Part>();
            part->source = spec.all[choice];
            if (auto read = readTerms(*part, records, cancelled); !read)
                return read.error();
            known = std::move(part);
        }
        for (TermProblem problem : known->problems) {
            problem.choice = choice;
            filter.m_problems.push_back(problem);
        }
        filter.m_parts.push_back(std::move(known));
    }
    filter.arrange();
    return filter;
}

CompiledFilter CompiledFilter::only(const std::function<bool(size_t)> &keeps) const
{
    CompiledFilter filter;
    for (size_t choice = 0; choice < m_parts.size(); ++choice) {
        if (keeps(choice))
            filter.m_parts.push_back(m_parts[choice]);
    }
    filter.arrange();
    return filter;
}

size_t CompiledFilter::Part::bytes() const
{
    size_t sum = 0;
    for (const Test &test : tests)
        sum += test.mark.bytes;
    return sum;
}

void CompiledFilter::arrange()
{
    m_inOrder = m_parts;
    std::ranges::stable_sort(m_inOrder, {}, [](const auto &part) { return part->bytes(); });
}

Result<void>
CompiledFilter::readTerms(Part &part, RecordTerms &records, const std::atomic_bool *cancelled)
{
    for (size_t at = 0; at < part.source.size() && !isCancelled(cancelled); ++at) {
        const FilterTerm &term = part.source[at];
        if (!term.enabled)
            continue;
        const auto value = readFilterValue(term);
        if (!value) {
            part.problems.push_back({0, at, value.error().message});
            continue;
        }
        if (auto mark = columnMark(*value)) {
            part.tests.push_back({std::move(mark), term.negated});
            continue;
        }
        part.readsRecords = true;
        auto found = records.mark(*value);
        if (!found)
            return found.error();
        if (found->mark)
            part.tests.push_back({std::move(found->mark), term.negated});
        else
            part.problems.push_back({0, at, found->problem});
    }
    return {};
}

bool CompiledFilter::isActive() const
{
    return std::ranges::any_of(m_parts, [](const auto &part) { return !part->tests.empty(); });
}

bool CompiledFilter::readsRecords() const
{
    return std::ranges::any_of(m_parts, [](const auto &part) { return part->readsRecords; });
}

bool CompiledFilter::refines(const CompiledFilter &before) const
{
    return std::ranges::all_of(before.m_parts, [this](const auto &part) {
        return part->tests.empty() || std::ranges::find(m_parts, part) != m_parts.end();
    });
}

// False when no row is left.
bool CompiledFilter::narrow(const Part &part,
                            const Segment &segment,
                            size_t index,
                            std::span<quint64> words)
{
    thread_local Words rest, test;
    const size_t used = segment.living.size();
    if (part.tests.empty())
        return true;
    // A row that one term lets through need not be asked of the next.
    std::copy_n(words.begin(), used, rest.begin());
    for (const Test &one : part.tests) {
        std::copy_n(rest.begin(), used, test.begin());
        one.mark.keep(segment, index, std::span(test).first(used));
        for (size_t i = 0; i < used; ++i)
            rest[i] &= one.negated ? test[i] : ~test[i];
    }
    quint64 any = 0;
    for (size_t i = 0; i < used; ++i)
        any |= words[i] &= ~rest[i];
    return any != 0;
}

void CompiledFilter::evaluateSegment(const IncidentTable &table,
                                     size_t index,
                                     std::span<quint64> words) const
{
    const Segment &segment = *table.segments[index];
    std::ranges::fill(words, 0);
    std::ranges::copy(segment.living, words.begin());
    for (const auto &part : m_inOrder) {
        if (!narrow(*part, segment, index, words))
            return;
    }
}

RowBits CompiledFilter::evaluate(const IncidentTable &table,
                                 const std::atomic_bool *cancelled) const
{
    RowBits bits(table);
    forEachSegment(table.segments.size(), cancelled, [&](size_t i) {
        evaluateSegment(table, i, bits.segment(i));
    });
    return bits;
}

RowBits CompiledFilter::evaluateWithin(const IncidentTable &table,
                                       const CompiledFilter &before,
                                       const RowBits &within,
                                       const std::atomic_bool *cancelled) const
{
    RowBits bits = within;
    forEachSegment(table.segments.size(), cancelled, [&](size_t i) {
        for (const auto &part : m_inOrder) {
            if (std::ranges::find(before.m_parts, part) == before.m_parts.end()
                && !narrow(*part, *table.segments[i], i, bits.segment(i)))
                break;
        }
    });
    return bits;
}

} // namespace sourceline
