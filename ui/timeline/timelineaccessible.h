#pragma once

namespace sourceline {

class TimelineView;

/// Makes screen readers walk a timeline mark by mark. May be called more than once.
void installTimelineAccessibility();

void notifyWalkChanged(TimelineView *view); ///< there are other marks now
void notifyCurrentChanged(TimelineView *view);

} // namespace sourceline
