#include "model/workbench/workbenchprivate.h"

namespace sourceline {

namespace {

constexpr size_t mostSteps = 100; // back to, before the oldest is forgotten

} // namespace

FilterSpec Workbench::filter() const
{
    return d->filters.spec();
}

void Workbench::setFilter(const FilterSpec &filter, bool refines)
{
    Private::FilterTrail &trail = d->filters;
    const bool goesOn = refines && trail.refining;
    trail.refining = refines;
    if (filter == trail.spec())
        return;
    trail.steps.resize(trail.at + 1);
    if (goesOn && trail.at > 0) {
        trail.steps.back() = filter;
    } else {
        trail.steps.push_back(filter);
        if (trail.steps.size() > mostSteps)
            trail.steps.erase(trail.steps.begin());
    }
    trail.at = trail.steps.size() - 1;
    d->useFilter();
}

bool Workbench::isFiltering() const
{
    return d->loaded && d->shown.filter.spec != d->filters.spec();
}

const std::vector<TermProblem> &Workbench::filterProblems() const
{
    static const std::vector<TermProblem> none;
    return d->shown.filter.compiled ? d->shown.filter.compiled->problems() : none;
}

bool Workbench::canStepFilter(int by) const
{
    return by < 0 ? d->filters.at > 0 : d->filters.at + 1 < d->filters.steps.size();
}

void Workbench::stepFilter(int by)
{
    if (!canStepFilter(by))
        return;
    d->filters.at = by < 0 ? d->filters.at - 1 : d->filters.at + 1;
    d->filters.refining = false;
    d->useFilter();
}

std::shared_ptr<const FacetCounts> Workbench::facets() const
{
    return d->facets.counts();
}

qint64 Workbench::linkBytes() const
{
    const auto counts = facets();
    return d->loader.linkBytes() + (counts ? counts->linkBytes : 0);
}

void Workbench::setFacetsWanted(QObject *by, bool wanted)
{
    if (wanted && d->facetUsers.insert(by).second)
        connect(by, &QObject::destroyed, this, [this](QObject *gone) {
            setFacetsWanted(gone, false);
        });
    else if (!wanted)
        d->facetUsers.erase(by);
    d->facets.setWanted(!d->facetUsers.empty());
}

void Workbench::Private::useFilter()
{
    emit q->filterChanged();
    loader.setFilter(filters.spec());
}

void Workbench::Private::forgetFilters()
{
    filters = {};
    useFilter();
}

} // namespace sourceline
