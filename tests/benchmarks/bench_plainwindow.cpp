// What any program of Qt needs until rows of text are on the screen: a table of a screen's rows that are
// there already, and nothing else. run-beside-db-browser watches it as it watches the others.
#include <QApplication>
#include <QTableWidget>

int main(int argc, char **argv)
{
    constexpr int rows = 32, columns = 10;
    QApplication application(argc, argv);
    QTableWidget table(rows, columns);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            table.setItem(row, column, new QTableWidgetItem(QStringLiteral("some words of text")));
    }
    table.resize(1600, 1000);
    table.show();
    return QApplication::exec();
}
