#pragma once

#include <QStringList>

#include <span>

namespace sourceline {

/// What a verb returns to the shell.
enum ExitCode
{
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    OtherCasefile = 3 ///< verify: the chart was made from another
};

struct Verb
{
    const char *name;
    const char *summary;
    int (*run)(const QStringList &arguments); ///< those after the verb
    bool draws = false; ///< needs fonts and painters, as a window has them, but no display
};

std::span<const Verb> verbs();
const Verb *findVerb(const QString &name);

// One file each.
int runNew(const QStringList &arguments);
int runImport(const QStringList &arguments);
int runExport(const QStringList &arguments);
int runList(const QStringList &arguments);
int runShow(const QStringList &arguments);
int runAttribute(const QStringList &arguments);
int runLog(const QStringList &arguments);
int runRevert(const QStringList &arguments);
int runFreeze(const QStringList &arguments);
int runCompare(const QStringList &arguments);
int runChart(const QStringList &arguments);
int runSheet(const QStringList &arguments);
int runVerify(const QStringList &arguments);
int runCheck(const QStringList &arguments);
int runBenchData(const QStringList &arguments);

} // namespace sourceline
