package io.slipway.testsystems.daemon;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives each claim a volume, as a cluster with storage would, so that applications with a disk become ready too. No
 * pod ever writes, so nothing is behind the volumes.
 */
final class Volumes {

    private static final String CLASS = "standard";
    private static final String PROVISIONER = "slipway.io/imaginary";

    /** Everything is looked at again after this while, should the API server have been down at the time. */
    private static final long LOOK_AGAIN_MILLIS = 5_000;

    private final KubernetesClient client;

    private Volumes(KubernetesClient client) {
        this.client = client;
    }

    static void provide(KubernetesClient client) {
        var volumes = new Volumes(client);
        volumes.createClass();
        client.persistentVolumeClaims().inAnyNamespace().inform(each(volumes::fulfil), LOOK_AGAIN_MILLIS);
        client.persistentVolumes().inform(each(volumes::deleteReleased), LOOK_AGAIN_MILLIS);
    }

    private void createClass() {
        client.storage()
                .v1()
                .storageClasses()
                .resource(new StorageClassBuilder()
                        .withNewMetadata()
                        .withName(CLASS)
                        .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                        .endMetadata()
                        .withProvisioner(PROVISIONER)
                        .build())
                .create();
    }

    private void fulfil(PersistentVolumeClaim claim) {
        var spec = claim.getSpec();
        if (!CLASS.equals(spec.getStorageClassName()) || spec.getVolumeName() != null) {
            return;
        }
        client.persistentVolumes().resource(volumeFor(claim)).create();
    }

    private static PersistentVolume volumeFor(PersistentVolumeClaim claim) {
        return new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName("pvc-" + claim.getMetadata().getUid())
                // Tells the controllers that somebody else deletes it.
                .addToAnnotations("pv.kubernetes.io/provisioned-by", PROVISIONER)
                .endMetadata()
                .withNewSpec()
                .withStorageClassName(CLASS)
                .withPersistentVolumeReclaimPolicy("Delete")
                .withAccessModes(claim.getSpec().getAccessModes())
                .withVolumeMode(claim.getSpec().getVolumeMode())
                .withCapacity(claim.getSpec().getResources().getRequests())
                .withNewNfs()
                .withServer("127.0.0.1")
                .withPath("/imaginary")
                .endNfs()
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withNamespace(claim.getMetadata().getNamespace())
                .withName(claim.getMetadata().getName())
                .withUid(claim.getMetadata().getUid())
                .endClaimRef()
                .endSpec()
                .build();
    }

    private void deleteReleased(PersistentVolume volume) {
        var ours = Optional.ofNullable(volume.getMetadata().getAnnotations())
                .filter(annotations -> PROVISIONER.equals(annotations.get("pv.kubernetes.io/provisioned-by")));
        if (ours.isPresent() && "Released".equals(volume.getStatus().getPhase())) {
            client.persistentVolumes().resource(volume).delete();
        }
    }

    private static <T> ResourceEventHandler<T> each(Consumer<T> action) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T added) {
                attempt(added);
            }

            @Override
            public void onUpdate(T before, T after) {
                attempt(after);
            }

            @Override
            public void onDelete(T gone, boolean finalStateUnknown) {}

            private void attempt(T thing) {
                try {
                    action.accept(thing);
                } catch (KubernetesClientException e) {
                    if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                        System.out.println("A volume could not be provided or taken back: " + e.getMessage());
                    }
                }
            }
        };
    }
}
