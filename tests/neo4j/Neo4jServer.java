import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/** A real Neo4j for the tests: java -cp 'jars/*' Neo4jServer.java FOLDER PORT; ends when its stdin closes. */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var ready = System.out;
        System.setOut(System.err); // whatever else is printed goes to the log
        new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false) // no usage reports: tests talk to nobody
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(args[1])))
                .build();
        ready.println("READY");
        System.in.read();
        Runtime.getRuntime().halt(0); // the data are thrown away: an orderly shutdown would only take time
    }
}
