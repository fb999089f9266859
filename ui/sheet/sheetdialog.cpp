#include "ui/sheet/sheetdialog.h"

#include "ui/common/filedialog.h"
#include "ui/common/theme.h"
#include "ui/sheet/sheetpreview.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPageLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int quietTime = 300; // ms
constexpr QSize usualSize{720, 1000};

// What every file system takes, from whatever the incident is called.
QString fileNameFrom(QString name)
{
    for (QChar &unit : name) {
        if (!unit.isLetterOrNumber() && unit != u'-' && unit != u'_')
            unit = u' ';
    }
    name = name.simplified().left(60).trimmed();
    return name.isEmpty() ? u"sheet"_s : name;
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

SheetDialog::SheetDialog(const QString &casefile, std::vector<Id> incidents, QWidget *parent)
    : QDialog(parent)
    , m_casefile(casefile)
    , m_incidents(std::move(incidents))
    , m_preview(new SheetPreview(this))
    , m_page(plainLabel(this))
    , m_what(plainLabel(this))
    , m_problem(plainLabel(this))
    , m_progress(new QProgressBar(this))
    , m_back(new QPushButton(tr("Pre&vious Page"), this))
    , m_forward(new QPushButton(tr("&Next Page"), this))
    , m_save(new QPushButton(tr("&Save as PDF…"), this))
    , m_print(new QPushButton(tr("&Print…"), this))
    , m_close(new QPushButton(this))
{
    setWindowTitle(tr("Incident Sheet"));
    build();
    resize(usualSize.boundedTo(screen()->availableSize() * 0.94));
    m_soon.setSingleShot(true);
    m_soon.setInterval(quietTime);
    connect(&m_soon, &QTimer::timeout, m_progress, &QWidget::show);
    connect(&m_soon, &QTimer::timeout, m_what, &QWidget::show);
    connect(&m_job, &SheetJob::progressed, this, &SheetDialog::showProgress);
    connect(m_preview, &SheetPreview::turned, this, &SheetDialog::follow);
    connect(m_back, &QPushButton::clicked, this, [this] { m_preview->turn(-1); });
    connect(m_forward, &QPushButton::clicked, this, [this] { m_preview->turn(1); });
    connect(m_save, &QPushButton::clicked, this, &SheetDialog::askWhere);
    connect(m_print, &QPushButton::clicked, this, &SheetDialog::askPrinter);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    begin(tr("Reading the incidents"));
    m_job.lay(
        m_casefile, m_incidents, [this](const Result<LaidSheetsPtr> &sheets) { take(sheets); });
}

void SheetDialog::build()
{
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_progress->setTextVisible(false);
    m_save->setDefault(true);
    auto *pages = new QHBoxLayout;
    pages->addWidget(m_back);
    pages->addWidget(m_page, 1, Qt::AlignCenter);
    pages->addWidget(m_forward);
    auto *work = new QHBoxLayout;
    work->addWidget(m_what);
    work->addWidget(m_progress, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_save, m_print, m_close})
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_preview, 1);
    layout->addLayout(pages);
    layout->addWidget(m_problem);
    layout->addLayout(work);
    layout->addLayout(buttons);
}

bool SheetDialog::isBusy() const
{
    return m_program.isRunning() || m_job.isRunning();
}

QString SheetDialog::problem() const
{
    return m_problem->text();
}

void SheetDialog::follow()
{
    const int pages = m_preview->pages();
    m_page->setText(pages > 0 ? tr("Page %1 of %2").arg(m_preview->page() + 1).arg(pages)
                              : QString());
    for (QPushButton *button : {m_back, m_forward})
        button->setVisible(pages > 1);
    m_back->setEnabled(m_preview->page() > 0);
    m_forward->setEnabled(m_preview->page() + 1 < pages);
}

void SheetDialog::begin(const QString &what)
{
    say({});
    m_what->setText(what);
    m_what->hide();
    m_progress->setRange(0, 0);
    m_progress->hide();
    m_soon.start();
    m_save->setEnabled(false);
    m_print->setEnabled(false);
    m_close->setText(tr("&Cancel"));
}

void SheetDialog::end(const QString &problem)
{
    m_soon.stop();
    m_what->hide();
    m_progress->hide();
    m_save->setEnabled(m_sheets != nullptr);
    m_print->setEnabled(m_sheets != nullptr);
    m_close->setText(tr("&Close"));
    say(problem);
}

void SheetDialog::showProgress(qint64 done, qint64 total)
{
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

void SheetDialog::say(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void SheetDialog::take(const Result<LaidSheetsPtr> &sheets)
{
    if (!sheets)
        return end(sheets.error().message);
    m_sheets = *sheets;
    m_preview->setSheets(m_sheets);
    end();
    m_save->setFocus();
    emit laid();
}

void SheetDialog::askWhere()
{
    const QString proposed = QDir::home().filePath(fileNameFrom(m_sheets->title) + u".pdf"_s);
    QString path = askForNewFile(this, tr("Save Incident Sheet"), proposed, u"PDF (*.pdf)"_s);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().toLower() != "pdf"_L1)
        path += u".pdf"_s;
    save(path);
}

void SheetDialog::save(const QString &path)
{
    begin(tr("Making the PDF"));
    QStringList arguments{u"sheet"_s, m_casefile};
    for (const Id incident : m_incidents)
        arguments += incident.toText();
    m_program.run(
        arguments + QStringList{u"-o"_s, path, u"--progress"_s},
        tr("The sheet could not be made: %1."),
        [this, path](const QString &error, const QString &warning) {
            end(error);
            if (!error.isEmpty())
                return;
            emit saved(path, warning);
            accept();
        },
        [this](qint64 done, qint64 total) { showProgress(done, total); });
}

void SheetDialog::askPrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setDocName(m_sheets->title);
    const int pages = static_cast<int>(m_sheets->pages.size());
    printer->setFromTo(1, pages);
    QPrintDialog dialog(printer.get(), this);
    dialog.setMinMax(1, pages);
    dialog.setOption(QAbstractPrintDialog::PrintPageRange, pages > 1);
    if (dialog.exec() == QDialog::Accepted)
        printOn(printer);
}

void SheetDialog::printOn(const std::shared_ptr<QPrinter> &printer)
{
    // What goes to a file goes through the one writer, which tells of a full disk.
    if (printer->outputFormat() == QPrinter::PdfFormat && !printer->outputFileName().isEmpty())
        return save(printer->outputFileName());
    const int pages = static_cast<int>(m_sheets->pages.size());
    const bool isPart = printer->printRange() == QPrinter::PageRange;
    const int from = isPart ? std::clamp(printer->fromPage(), 1, pages) : 1;
    const int to = isPart ? std::clamp(printer->toPage(), from, pages) : pages;
    printer->setFullPage(true);
    begin(tr("Printing"));
    m_job.print(printer, m_sheets, from, to, [this, printer](const Result<void> &done) {
        end(done ? QString() : done.error().message);
        if (!done)
            return;
        emit printed(printer->printerName());
        accept();
    });
}

void SheetDialog::reject()
{
    if (!isBusy())
        return QDialog::reject();
    // Pages that a printer has already are out.
    const QString cancelled =
        m_program.isRunning() ? tr("Cancelled; nothing was written.") : tr("Cancelled.");
    m_program.stop();
    m_job.cancel();
    if (!m_sheets)
        return QDialog::reject();
    end(cancelled);
}

} // namespace sourceline
