#include "ui/mainwindow/casefileactions.h"

#include "model/exchange/sample.h"
#include "model/filter/filtertext.h"
#include "model/store/asof.h"
#include "model/workbench/workbench.h"
#include "ui/common/filedialog.h"
#include "ui/exchange/dataexportdialog.h"
#include "ui/exchange/dataimportdialog.h"
#include "ui/mainwindow/recentcasefiles.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMenu>
#include <QMimeData>
#include <QUrl>
#include <QtConcurrentRun>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The day shown, as options of a verb.
QStringList asOfOptions(const AsOfQuery &query)
{
    QStringList options;
    if (query.afterEdit.isValid())
        options << u"--recorded-by"_s << query.afterEdit.toText();
    else if (query.recordedUntil)
        options
            << u"--recorded-by"_s
            << QDateTime::fromMSecsSinceEpoch(*query.recordedUntil).date().toString(Qt::ISODate);
    if (query.saidBy)
        options << u"--said-by"_s << query.saidBy->toString(Qt::ISODate);
    return options;
}

} // namespace

CasefileActions::CasefileActions(Workbench &workbench, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_window(window)
    , m_create(new QAction(tr("&New Casefile…"), this))
    , m_open(new QAction(tr("&Open…"), this))
    , m_sample(new QAction(tr("Open the &Sample"), this))
    , m_import(new QAction(tr("&Import Articles…"), this))
    , m_importFolder(new QAction(tr("Import a &Folder of Articles…"), this))
    , m_importTable(new QAction(tr("Import a &Table or a Pack…"), this))
    , m_export(new QAction(tr("&Export…"), this))
    , m_paste(new QAction(tr("Import What &Was Copied"), this))
    , m_close(new QAction(tr("&Close Casefile"), this))
{
    m_create->setShortcut(QKeySequence::New);
    m_open->setShortcut(QKeySequence::Open);
    m_import->setShortcut(QKeySequence(u"Ctrl+I"_s));
    m_importFolder->setShortcut(QKeySequence(u"Ctrl+Shift+I"_s));
    m_importTable->setShortcut(QKeySequence(u"Ctrl+Shift+T"_s));
    m_export->setShortcut(QKeySequence(u"Ctrl+Shift+X"_s));
    m_paste->setShortcut(QKeySequence(u"Ctrl+Shift+V"_s));
    m_close->setShortcut(QKeySequence(u"Ctrl+W"_s));
    connect(m_create, &QAction::triggered, this, &CasefileActions::create);
    connect(m_open, &QAction::triggered, this, &CasefileActions::open);
    connect(m_sample, &QAction::triggered, this, &CasefileActions::openSample);
    connect(m_import, &QAction::triggered, this, &CasefileActions::importArticles);
    connect(m_importFolder, &QAction::triggered, this, &CasefileActions::importFolder);
    connect(m_importTable, &QAction::triggered, this, &CasefileActions::importTable);
    connect(m_export, &QAction::triggered, this, &CasefileActions::exportData);
    connect(m_paste, &QAction::triggered, this, &CasefileActions::importCopied);
    connect(m_close, &QAction::triggered, this, &CasefileActions::closeRequested);
    connect(&m_workbench, &Workbench::opened, this, &CasefileActions::enable);
    enable();
}

void CasefileActions::fillMenu(QMenu &menu)
{
    menu.addAction(m_create);
    menu.addAction(m_open);
    menu.addAction(m_sample);
    QMenu *recent = menu.addMenu(tr("Open &Recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    menu.addSeparator();
    menu.addAction(m_import);
    menu.addAction(m_importFolder);
    menu.addAction(m_importTable);
    menu.addAction(m_paste);
    menu.addAction(m_export);
    menu.addSeparator();
    menu.addAction(m_close);
}

void CasefileActions::enable()
{
    const bool isOpen = m_workbench.casefile() != nullptr;
    const bool writable = isOpen && !m_workbench.casefile()->isReadOnly();
    m_close->setEnabled(isOpen);
    m_importTable->setEnabled(writable);
    m_export->setEnabled(isOpen);
    m_import->setEnabled(writable);
    m_importFolder->setEnabled(writable);
    m_paste->setEnabled(writable);
}

void CasefileActions::create()
{
    const QString path = askForNewFile(m_window,
                                       tr("New Casefile"),
                                       QDir::homePath() + u'/' + tr("untitled") + u".sourceline",
                                       tr("Casefiles (*.sourceline)"));
    if (path.isEmpty())
        return;
    const QString named =
        QFileInfo(path).suffix().isEmpty() ? QString(path + u".sourceline") : path;
    if (const Result<void> made = Connection::create(named, QFileInfo(named).completeBaseName());
        !made)
        emit problem(made.error().message);
    else
        emit openRequested(named);
}

void CasefileActions::open()
{
    const QString path = askForFile(
        m_window, tr("Open Casefile"), {}, tr("Casefiles (*.sourceline);;All files (*)"));
    if (!path.isEmpty())
        emit openRequested(path);
}

void CasefileActions::openSample()
{
    m_sample->setEnabled(false);
    emit progressChanged(tr("Preparing the sample"), 0, 0);
    auto *watcher = new QFutureWatcher<Result<QString>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_sample->setEnabled(true);
        emit progressChanged({}, 0, 0);
        const Result<QString> path = watcher->result();
        if (path)
            emit openRequested(*path);
        else
            emit problem(path.error().message);
    });
    watcher->setFuture(QtConcurrent::run(&sampleCasefile));
}

void CasefileActions::importArticles()
{
    const QStringList paths =
        askForFiles(m_window,
                    tr("Import Articles"),
                    tr("Articles (*.txt *.html *.htm *.xhtml *.pdf);;All files (*)"));
    if (!paths.isEmpty())
        m_workbench.importArticles(paths);
}

void CasefileActions::importFolder()
{
    const QString folder = askForFolder(m_window, tr("Import a Folder of Articles"));
    if (!folder.isEmpty())
        m_workbench.importArticles({folder});
}

void CasefileActions::importTable()
{
    const QString path = askForFile(
        m_window,
        tr("Import a Table or a Pack"),
        {},
        tr("Tables and packs (*.csv *.tsv *.txt *.xlsx *.json *.jsonld);;All files (*)"));
    if (!path.isEmpty())
        showTable(path);
}

void CasefileActions::showTable(const QString &path)
{
    if (!m_workbench.canEdit())
        return emit problem(tr("The casefile cannot be written now; nothing can be imported."));
    auto *dialog = new DataImportDialog(m_workbench, path, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DataImportDialog::imported, this, &CasefileActions::said);
    connect(
        dialog, &DataImportDialog::identityRequested, this, &CasefileActions::identityRequested);
    dialog->open();
}

// The verb reads the file itself: what was shown as done is there.
void CasefileActions::exportData()
{
    if (!m_workbench.casefile())
        return;
    ExportScope scope{m_workbench.casefile()->path(),
                      filterText(m_workbench.filter()),
                      m_workbench.rows()->size(),
                      m_workbench.snapshot()->incidents,
                      asOfOptions(m_workbench.asOf())};
    auto *dialog = new DataExportDialog(scope, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DataExportDialog::saved, this, [this](const QString &, const QString &text) {
        emit said(text);
    });
    dialog->open();
}

// A page that was copied carries its markup, and that what it says of itself.
void CasefileActions::importCopied()
{
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    QStringList files;
    for (const QUrl &url : copied ? copied->urls() : QList<QUrl>()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    if (!files.isEmpty())
        m_workbench.importArticles(files);
    else if (copied && copied->hasHtml())
        emit clippingCopied(copied->html().toUtf8(), true);
    else if (copied && !copied->text().trimmed().isEmpty())
        emit clippingCopied(copied->text().toUtf8(), false);
    else
        emit problem(tr("There is no text on the clipboard: copy an article first."));
}

void CasefileActions::fillRecent(QMenu &menu)
{
    menu.clear();
    for (const QString &path : recentCasefiles()) {
        QAction *action = menu.addAction(
            QFileInfo(path).fileName().replace(u'&', u"&&"_s) + u" — "
            + QDir::toNativeSeparators(QFileInfo(path).path()).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, path] { emit openRequested(path); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("None yet"))->setEnabled(false);
}

} // namespace sourceline
